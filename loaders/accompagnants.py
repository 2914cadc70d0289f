"""What is handed in and decided with a session: its action, its formation propre, the sites and contacts they name.

Those that an edit of it that waits is to name, where there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders.requete import Requete

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from models.enumerations import Statut

_TEXTE: Final = """\
-- accompagnants_par_session
WITH voulue AS (
  SELECT session.id, session.action_id, action.formation_id, coalesce(modification.valeurs, '{}') AS proposees
  FROM session JOIN action ON action.id = session.action_id
    LEFT JOIN modification ON modification.objet_id = session.id AND modification.noun = 'session'
  WHERE session.id = ANY(%(cle)s::bigint[])),
site_nomme AS (
  SELECT voulue.id, session_site.site_id FROM voulue JOIN session_site ON session_site.session_id = voulue.id
    WHERE NOT voulue.proposees ? 'sites'
  UNION SELECT voulue.id, nomme.cle::bigint
    FROM voulue CROSS JOIN jsonb_array_elements_text(voulue.proposees -> 'sites') AS nomme(cle)),
contact_nomme AS (
  SELECT voulue.id, session_contact.contact_id
    FROM voulue JOIN session_contact ON session_contact.session_id = voulue.id
    WHERE NOT voulue.proposees ? 'contacts'
  UNION SELECT voulue.id, nomme.cle::bigint
    FROM voulue CROSS JOIN jsonb_array_elements_text(voulue.proposees -> 'contacts') AS nomme(cle)
  UNION SELECT voulue.id, action_contact.contact_id
    FROM voulue JOIN action_contact ON action_contact.action_id = voulue.action_id
  UNION SELECT voulue.id, formation_contact.contact_id
    FROM voulue JOIN formation_contact ON formation_contact.formation_id = voulue.formation_id)
SELECT * FROM (
  SELECT voulue.id, 1 AS rang, 'formation' AS noun, formation.id AS objet_id, formation.numero, formation.statut
    FROM voulue JOIN formation ON formation.id = voulue.formation_id WHERE formation.proprietaire_id IS NOT NULL
  UNION ALL SELECT voulue.id, 2, 'action', action.id, action.numero, action.statut
    FROM voulue JOIN action ON action.id = voulue.action_id
  UNION ALL SELECT site_nomme.id, 3, 'site', site.id, site.numero, site.statut
    FROM site_nomme JOIN site ON site.id = site_nomme.site_id
  UNION ALL SELECT contact_nomme.id, 4, 'contact', contact.id, contact.numero, contact.statut
    FROM contact_nomme JOIN contact ON contact.id = contact_nomme.contact_id
) AS accompagnant (id, rang, noun, objet_id, numero, statut)
WHERE statut = ANY(%(statuts)s) ORDER BY id, rang, numero"""


def preparer(sessions: Sequence[int], statuts: Iterable[Statut]) -> Requete:
    """The statement: rows of the session, a rank, the table of what goes with it, its key, its number, its status."""
    return Requete(_TEXTE, {"cle": list(sessions), "statuts": [statut.value for statut in statuts]}, preparee=True)
