"""From a key, or from the address that a JWT proves, to the viewer: account and rights of the day, in one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from loaders.requete import Requete
from models.autosaisie import Droit, Role
from models.lecteur import DroitSur, Lecteur

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from loaders.requete import Ligne

# Of whoever `qui` is. What an organisme delegates comes with what the account may do for the one it delegates to: they
# have the lesser.
_DROITS = """,
droits AS (
    SELECT m.organisme_id AS organisme, m.droit, m.droit AS borne, false AS par_delegation
    FROM qui JOIN membre m ON m.compte_id = qui.compte
    UNION ALL
    SELECT d.de_id, d.droit, m.droit, true
    FROM qui JOIN membre m ON m.compte_id = qui.compte JOIN delegation d ON d.a_id = m.organisme_id
    WHERE d.revoquee_le IS NULL AND d.debut <= %(aujourdhui)s AND (d.fin IS NULL OR d.fin >= %(aujourdhui)s)
)
SELECT qui.*, droits.* FROM qui LEFT JOIN droits ON true ORDER BY par_delegation, organisme"""

_PAR_JETON = f"""-- lecteur_par_jeton
WITH qui AS (
    SELECT c.id AS compte, c.role, c.courriel, j.lecture_seule, j.id AS jeton,
        c.suspendu_le IS NULL AND j.revoque_le IS NULL AND (j.expire_le > now()) IS NOT FALSE AS admis,
        (j.utilise_le > now() - interval '1 hour') IS NOT TRUE AS a_noter
    FROM jeton j JOIN compte c ON c.id = j.compte_id WHERE j.empreinte = %(empreinte)s
){_DROITS}"""  # noqa: S608  constants of this file

_PAR_COURRIEL = f"""-- lecteur_par_courriel
WITH qui AS (
    SELECT c.id AS compte, c.role, c.courriel, false AS lecture_seule, NULL::bigint AS jeton,
        c.suspendu_le IS NULL AS admis, false AS a_noter
    FROM compte c WHERE c.courriel = %(courriel)s
){_DROITS}"""  # noqa: S608  constants of this file

NOTER = "-- noter_l_usage_du_jeton\nUPDATE jeton SET utilise_le = now() WHERE id = %(jeton)s"


class Porteur(NamedTuple):
    """Who bears a token; `admis`: neither the account nor the key has ended; `a_noter`: the key whose use is to be."""

    lecteur: Lecteur
    admis: bool
    a_noter: int | None = None


def par_jeton(empreinte: str, aujourdhui: date) -> Requete:
    """The statement that finds the bearer of a key."""
    return Requete(_PAR_JETON, {"empreinte": empreinte, "aujourdhui": aujourdhui}, preparee=True)


def par_courriel(courriel: str, aujourdhui: date) -> Requete:
    """The statement that finds the account of an address."""
    return Requete(_PAR_COURRIEL, {"courriel": courriel, "aujourdhui": aujourdhui}, preparee=True)


def porteur(lignes: Sequence[Ligne]) -> Porteur | None:
    """Whom these rows tell; None when there is no such key or account."""
    if not lignes:
        return None
    compte, role, courriel, lecture_seule, jeton, admis, a_noter = lignes[0][:7]
    droits = tuple(_les_plus_larges(ligne[7:] for ligne in lignes if ligne[7] is not None))
    lecteur = Lecteur(Role[role], compte, courriel, droits, lecture_seule)
    return Porteur(lecteur, admis, jeton if a_noter else None)


def _les_plus_larges(lignes: Iterable[tuple[Any, ...]]) -> Iterable[DroitSur]:
    """The widest right for each organisme, one's own where a delegation gives no more."""
    droits: dict[int, DroitSur] = {}
    for organisme, donne, borne, par_delegation in lignes:
        droit = _le_moindre(Droit[donne], Droit[borne])
        if (deja := droits.get(organisme)) is None or not deja.droit.comprend(droit):
            droits[organisme] = DroitSur(organisme, droit, par_delegation)
    return droits.values()


def _le_moindre(un: Droit, autre: Droit) -> Droit:
    return autre if un.comprend(autre) else un
