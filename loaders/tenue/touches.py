"""What a transaction may have changed of what searches read, from what it journaled."""

from __future__ import annotations

from typing import Final, NamedTuple

# What an action says, of itself and by its formation and its organisme.
_PAROLES = """
  SELECT objet_id AS id FROM objet WHERE noun = 'action'
  UNION SELECT a.id FROM objet JOIN action AS a ON a.formation_id = objet_id WHERE noun = 'formation'
  UNION SELECT a.id FROM objet JOIN action AS a ON a.organisme_id = objet_id WHERE noun = 'organisme'"""

# With what its sessions are, where they take place, and what makes them visible.
_ACTIONS = """
  SELECT id FROM parole
  UNION SELECT s.action_id FROM objet JOIN session AS s ON s.id = objet_id WHERE noun = 'session'
  UNION SELECT a.id FROM objet JOIN formation AS f ON f.proprietaire_id = objet_id
    JOIN action AS a ON a.formation_id = f.id WHERE noun = 'organisme'
  UNION SELECT a.id FROM objet JOIN action AS a ON a.etablissement_id = objet_id WHERE noun = 'etablissement'
  UNION SELECT s.action_id FROM objet JOIN session_site AS l ON l.site_id = objet_id
    JOIN session AS s ON s.id = l.session_id WHERE noun = 'site'"""

DU_LOT: Final = f"""\
-- touches_du_lot
WITH objet AS MATERIALIZED (SELECT DISTINCT noun, objet_id FROM evenement WHERE lot_id = %(lot)s),
parole AS MATERIALIZED ({_PAROLES}),
touchee AS MATERIALIZED ({_ACTIONS}),
lieu AS (SELECT objet_id AS id FROM objet WHERE noun = 'site'
  UNION SELECT l.site_id FROM touchee AS a JOIN session AS s ON s.action_id = a.id
    JOIN session_site AS l ON l.session_id = s.id)
SELECT ARRAY(SELECT id FROM touchee), ARRAY(SELECT id FROM parole), ARRAY(SELECT id FROM lieu)"""  # noqa: S608  our own names


class Touches(NamedTuple):
    """Ids of the actions whose sessions may read otherwise, of those whose words may, and of the sites that may."""

    actions: list[int]
    paroles: list[int]
    sites: list[int]
