"""What a transaction may have changed of what searches read, from what it journaled."""

from __future__ import annotations

from typing import Final, NamedTuple

# A session that went to another action leaves rows of the one it was of.
_ACTIONS = """
  SELECT objet_id AS id FROM objet WHERE noun = 'action'
  UNION SELECT s.action_id FROM objet JOIN session AS s ON s.id = objet_id WHERE noun = 'session'
  UNION SELECT r.action_id FROM objet JOIN recherche_session AS r ON r.session_id = objet_id WHERE noun = 'session'
  UNION SELECT a.id FROM objet JOIN action AS a ON a.formation_id = objet_id WHERE noun = 'formation'
  UNION SELECT a.id FROM objet JOIN action AS a ON a.organisme_id = objet_id WHERE noun = 'organisme'
  UNION SELECT a.id FROM objet JOIN formation AS f ON f.proprietaire_id = objet_id
    JOIN action AS a ON a.formation_id = f.id WHERE noun = 'organisme'
  UNION SELECT a.id FROM etablissement_touche JOIN action AS a ON a.etablissement_id = etablissement_touche.id
  UNION SELECT s.action_id FROM site_change JOIN session_site AS l ON l.site_id = site_change.id
    JOIN session AS s ON s.id = l.session_id"""

DU_LOT: Final = f"""\
-- touches_du_lot
WITH objet AS MATERIALIZED (SELECT DISTINCT noun, objet_id FROM evenement WHERE lot_id = %(lot)s),
etablissement_touche AS MATERIALIZED (SELECT objet_id AS id FROM objet WHERE noun = 'etablissement'
  UNION SELECT e.id FROM objet JOIN etablissement AS e ON e.organisme_id = objet_id WHERE noun = 'organisme'),
site_change AS MATERIALIZED (SELECT objet_id AS id FROM objet WHERE noun = 'site'
  UNION SELECT l.id FROM etablissement_touche AS e JOIN site AS l ON l.etablissement_id = e.id),
action_touchee AS MATERIALIZED ({_ACTIONS})
SELECT ARRAY(SELECT id FROM action_touchee), ARRAY(SELECT id FROM site_change)"""  # noqa: S608  our own names


class Touches(NamedTuple):
    """Ids of the actions and of the sites that may read otherwise."""

    actions: list[int]
    sites: list[int]
