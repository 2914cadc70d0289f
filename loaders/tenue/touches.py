"""What a transaction may have changed of what searches read, from what it journaled."""

from __future__ import annotations

from typing import Final, NamedTuple

_ACTIONS = """
  SELECT objet_id AS id FROM objet WHERE noun = 'action'
  UNION SELECT s.action_id FROM objet JOIN session AS s ON s.id = objet_id WHERE noun = 'session'
  UNION SELECT a.id FROM objet JOIN action AS a ON a.formation_id = objet_id WHERE noun = 'formation'
  UNION SELECT a.id FROM objet JOIN action AS a ON a.organisme_id = objet_id WHERE noun = 'organisme'
  UNION SELECT a.id FROM objet JOIN formation AS f ON f.proprietaire_id = objet_id
    JOIN action AS a ON a.formation_id = f.id WHERE noun = 'organisme'
  UNION SELECT a.id FROM objet JOIN action AS a ON a.etablissement_id = objet_id WHERE noun = 'etablissement'
  UNION SELECT s.action_id FROM objet JOIN session_site AS l ON l.site_id = objet_id
    JOIN session AS s ON s.id = l.session_id WHERE noun = 'site'"""

DU_LOT: Final = f"""\
-- touches_du_lot
WITH objet AS MATERIALIZED (SELECT DISTINCT noun, objet_id FROM evenement WHERE lot_id = %(lot)s),
action_touchee AS MATERIALIZED ({_ACTIONS}),
site_touche AS (SELECT objet_id AS id FROM objet WHERE noun = 'site'
  UNION SELECT l.site_id FROM action_touchee AS a JOIN session AS s ON s.action_id = a.id
    JOIN session_site AS l ON l.session_id = s.id)
SELECT ARRAY(SELECT id FROM action_touchee), ARRAY(SELECT id FROM site_touche)"""  # noqa: S608  our own names


class Touches(NamedTuple):
    """Ids of the actions and of the sites that may read otherwise."""

    actions: list[int]
    sites: list[int]
