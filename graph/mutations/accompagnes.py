"""Sessions that something was handed in with: what they say of it is what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders import accompagnants
from models.enumerations import Geste, Noun, Statut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.mutations.chantier import Chantier
    from graph.mutations.objets import Ouvert

_DEPOSEES: Final = """-- sessions_deposees
SELECT s.id, s.numero FROM soumission d JOIN session s ON s.id = d.objet_id
WHERE d.noun = 'session' AND d.etat = 'DEPOSEE' AND d.organisme_id = %(organisme)s"""


def sessions_avec(chantier: Chantier, objets: Iterable[Ouvert]) -> dict[str, int]:
    """Those that wait and that these objects, of one organisme, were handed in with: keys by number."""
    autres = [objet for objet in objets if objet.touche.noun is not Noun.SESSION]
    if not autres:
        return {}
    touches = {objet.touche for objet in autres}
    numeros = dict(chantier.connexion.execute(_DEPOSEES, {"organisme": autres[0].organisme}).fetchall())
    lignes = chantier.lire(accompagnants.preparer([*numeros], (Statut.SOUMISE,)))
    avec = {session for session, _, noun, cle, _, _ in lignes if (Noun[noun.upper()], cle) in touches}
    return {numeros[session]: session for session in sorted(avec)}


def faire_relire(chantier: Chantier, objets: Iterable[Ouvert], sauf: Ouvert | None = None) -> None:
    """Give another version to the sessions that wait with what has just changed.

    Whoever read them read something else: to validate them they read them again.
    """
    changes = list(objets)
    sessions = sessions_avec(chantier, changes)
    if sauf is not None:
        sessions.pop(sauf.numero, None)
    if sessions:
        motif = f"{', '.join(objet.numero for objet in changes)} : changé depuis"
        chantier.attente.reviser([*sessions.values()], chantier.acte(Geste.MODIFIER, motif))
