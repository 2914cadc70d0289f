"""What a transaction may have changed of what searches read, from what it journaled."""

from __future__ import annotations

from typing import Final, NamedTuple

# Of a row that this transaction wrote, whoever journals it.
ECRITE: Final = "age(xmin) <= age(pg_current_xact_id()::xid)"

# What an action says, of itself and by its formation and its organisme.
_PAROLES = """
  SELECT objet_id AS id FROM objet WHERE noun = 'action'
  UNION SELECT a.id FROM objet JOIN action AS a ON a.formation_id = objet_id WHERE noun = 'formation'
  UNION SELECT a.id FROM objet JOIN action AS a ON a.organisme_id = objet_id WHERE noun = 'organisme'"""

# With what its sessions are, where they take place, and what makes them visible.
_SESSIONS = """
  SELECT objet_id AS id FROM objet WHERE noun = 'session'
  UNION SELECT s.id FROM (
    SELECT id FROM parole
    UNION SELECT a.id FROM objet JOIN formation AS f ON f.proprietaire_id = objet_id
      JOIN action AS a ON a.formation_id = f.id WHERE noun = 'organisme'
    UNION SELECT a.id FROM etablissement_touche AS e JOIN action AS a ON a.etablissement_id = e.id
  ) AS action_touchee JOIN session AS s ON s.action_id = action_touchee.id
  UNION SELECT l.session_id FROM lieu JOIN session_site AS l ON l.site_id = lieu.id"""

_TOUCHES: Final = f"""\
-- {{nom}}
WITH objet AS MATERIALIZED ({{objets}}),
etablissement_touche AS MATERIALIZED (SELECT objet_id AS id FROM objet WHERE noun = 'etablissement'
  UNION SELECT e.id FROM objet JOIN etablissement AS e ON e.organisme_id = objet_id WHERE noun = 'organisme'),
lieu AS MATERIALIZED (SELECT objet_id AS id FROM objet WHERE noun = 'site'
  UNION SELECT l.id FROM etablissement_touche AS e JOIN site AS l ON l.etablissement_id = e.id),
parole AS MATERIALIZED ({_PAROLES})
SELECT ARRAY({_SESSIONS}), ARRAY(SELECT id FROM parole), ARRAY(SELECT id FROM lieu),
  ARRAY(SELECT DISTINCT noun FROM objet)"""  # noqa: S608  our own names

DU_LOT: Final = _TOUCHES.format(
    nom="touches_du_lot", objets="SELECT DISTINCT noun, objet_id FROM evenement WHERE lot_id = %(lot)s"
)
DES_OBJETS: Final = _TOUCHES.format(
    nom="touches_des_objets",
    objets="SELECT DISTINCT * FROM unnest(%(nouns)s::text[], %(ids)s::bigint[]) AS o (noun, objet_id)",
)


class Touches(NamedTuple):
    """Ids of the sessions that may read otherwise, of the actions whose words may, of the sites; the nouns written."""

    sessions: list[int]
    paroles: list[int]
    sites: list[int]
    nouns: list[str]
