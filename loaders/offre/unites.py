"""What can be counted, and where the rows that tell it are: offers that the search retains, or organismes themselves.

A session, an action, a formation, a place, a dispositif, a certification is counted when an offer retained has it.
Organismes and établissements exist without any offer: they are counted as their lists show them, and what one asks of
their offers is read off those that are theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from loaders.etablissement import etablissements
from loaders.objets import ETABLISSEMENT, SITE
from loaders.offre.axes import AXES, CERTIFICATION, Jointure
from loaders.organisme import organismes
from loaders.visibilite import PAR_DEFAUT, parmi, visible
from models.choix import Axe
from models.enumerations import TypeObjet
from models.erreurs import EntreeInvalide
from models.lecteur import Portee

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loaders.relation import Relation


@dataclass(frozen=True)
class Unite:
    """`noms`: what stands in SQL for the object, its organisme, its place (`{objet}`, `{departement}`…).

    `entree`: the noun whose source and dates of entry the filter speaks of. `existe`: SQL true where there is one.
    `liste`: the list that holds them all, and knows their offers, when they exist without any.
    """

    table: str
    noms: Mapping[str, str]
    entree: str
    jointures: tuple[Jointure, ...] = ()
    du_dispositif: bool = False
    existe: str = "true"
    liste: Relation | None = None
    sans: frozenset[Axe] = field(default_factory=frozenset)  # axes that mean nothing of them


_DE_LA_SAISIE: Final = frozenset({Axe.SOURCE, Axe.MOIS_SAISIE, Axe.ANNEE_SAISIE})
_DU_LIEU: Final = {
    "organisme": "offre.organisme_id",
    "departement": "offre.departement_code",
    "commune": "offre.commune_code",
    "situation": "",
}


def _de_l_offre(table: str, **autres: str) -> Mapping[str, str]:
    return {"table": table, "objet": f"offre.{table}_id", **_DU_LIEU, **autres}


_A_L_ADRESSE: Final = (
    "LEFT JOIN adresse ON adresse.id = {}.adresse_id LEFT JOIN commune ON commune.id = adresse.commune_id"
)
# the first of its établissements, as its list shows them
_VU: Final = " AND ".join((parmi(ETABLISSEMENT, PAR_DEFAUT), *visible(ETABLISSEMENT, Portee.PUBLIQUE)))
_SITE_VU: Final = " AND ".join(visible(SITE, Portee.PUBLIQUE))
_SIEGE: Final = (
    "LEFT JOIN (SELECT DISTINCT ON (etablissement.organisme_id) etablissement.organisme_id, etablissement.adresse_id"  # noqa: S608
    f" FROM etablissement WHERE {_VU}"
    " ORDER BY etablissement.organisme_id, NOT etablissement.principal, etablissement.numero) AS siege"
    f" ON siege.organisme_id = organisme.id {_A_L_ADRESSE.format('siege')}"
)


def _propres(table: str, organisme: str, situation: str) -> Mapping[str, str]:
    return {
        "table": table,
        "objet": f"{table}.id",
        "organisme": organisme,
        "departement": "commune.departement_code",
        "commune": "commune.code",
        "situation": situation,
    }


UNITES: Final[Mapping[TypeObjet, Unite]] = {
    TypeObjet.ORGANISME: Unite(
        "organisme",
        _propres("organisme", "organisme.id", _SIEGE),
        entree="session",
        liste=organismes,
        sans=frozenset({Axe.STATUT}),
    ),
    TypeObjet.ETABLISSEMENT: Unite(
        "etablissement",
        _propres("etablissement", "etablissement.organisme_id", _A_L_ADRESSE.format("etablissement")),
        entree="session",
        liste=etablissements,
        sans=frozenset({Axe.STATUT}),
    ),
    TypeObjet.SITE: Unite(
        "site",
        _de_l_offre("site"),
        entree="site",
        jointures=(Jointure(f"JOIN site ON site.id = offre.site_id AND {_SITE_VU}"),),
    ),
    TypeObjet.FORMATION: Unite("formation", _de_l_offre("formation"), entree="formation"),
    TypeObjet.ACTION: Unite("action", _de_l_offre("action"), entree="action"),
    TypeObjet.SESSION: Unite("session", _de_l_offre("session"), entree="session"),
    TypeObjet.DISPOSITIF: Unite(
        "dispositif",
        _de_l_offre("dispositif", objet="dispositif.id"),
        entree="session",
        du_dispositif=True,
        existe="dispositif.id > 0",  # one of another sign stands for a session that has none
        sans=_DE_LA_SAISIE,
    ),
    TypeObjet.CERTIFICATION: Unite(
        "certification",
        _de_l_offre("certification", objet="certification.id"),
        entree="session",
        jointures=(CERTIFICATION,),
        existe="certification.id IS NOT NULL",
        sans=_DE_LA_SAISIE,
    ),
}


def unite(sur: TypeObjet, axes: Sequence[Axe]) -> Unite:
    """How this is counted along these axes; raises EntreeInvalide where that means nothing."""
    if sur not in UNITES:
        possibles = ", ".join(UNITES)
        raise EntreeInvalide(f"`sur` : on ne compte pas les objets {sur} ; choisissez parmi {possibles}.")
    if interdits := [axe for axe in axes if axe in UNITES[sur].sans]:
        possibles = ", ".join(axe for axe in AXES if axe not in UNITES[sur].sans)
        raise EntreeInvalide(f"`par` : {interdits[0]} ne dit rien d'un objet {sur} ; choisissez parmi {possibles}.")
    return UNITES[sur]
