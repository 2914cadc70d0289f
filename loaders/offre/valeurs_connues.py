"""The values that an axis may have, counted or not: what a white zone is white of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from loaders.bornes import Periode
from loaders.offre.axes import AXES
from loaders.offre.criteres import DU_FORMACODE
from loaders.requete import Requete
from loaders.visibilite import PAR_DEFAUT
from models.choix import Axe
from models.enumerations import CategorieQualiopi, Enumeration, ModaliteEnseignement, TypeCertification, Voie

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from loaders.offre.filtre import Filtre
    from loaders.offre.question import Question
    from loaders.requete import Ligne, Regard

_DE_LA_VERSION_COURANTE: Final = (
    "FROM {table} WHERE {table}.version = (SELECT max(version) FROM {table}) AND {table}.absent_depuis IS NULL"
)
_D_UN_AXE: Final = "SELECT '{axe}', code FROM ({liste}) AS l"
# Lists that are read; of others, what the count finds is what is known.
_LISTES: Final[Mapping[Axe, str]] = {
    Axe.DEPARTEMENT: "SELECT code FROM departement WHERE region_code = %(region)s",
    Axe.CHAMP: "SELECT code " + _DE_LA_VERSION_COURANTE.format(table="champ_semantique"),
    Axe.FORMACODE: "SELECT code " + _DE_LA_VERSION_COURANTE.format(table="formacode") + " AND {parmi}",
    Axe.PUBLIC: "SELECT code " + _DE_LA_VERSION_COURANTE.format(table="public_vise"),
    Axe.NIVEAU_SORTIE: "SELECT code FROM niveau",
    Axe.TYPE_DISPOSITIF: "SELECT code FROM type_dispositif",
    Axe.FINANCEUR: "SELECT code FROM financeur WHERE fin IS NULL OR fin >= %(aujourdhui)s",
    Axe.CATEGORIE_ORGANISME: "SELECT code FROM categorie_organisme",
}
_ENUMERATIONS: Final[Mapping[Axe, type[Enumeration]]] = {
    Axe.MODALITE: ModaliteEnseignement,
    Axe.VOIE: Voie,
    Axe.TYPE_CERTIFICATION: TypeCertification,
    Axe.QUALIOPI: CategorieQualiopi,
}
_OUI_OU_NON: Final = frozenset({Axe.CERTIFIANTE, Axe.CONVENTIONNEMENT, Axe.ELIGIBLE_CPF, Axe.HORS_REGION})
# by time: the field of the filter that bounds it
_MOIS: Final = {Axe.MOIS_DEBUT: "debut", Axe.MOIS_SAISIE: "cree_entre"}
_ANNEES: Final = {Axe.ANNEE_DEBUT: "debut", Axe.ANNEE_SAISIE: "cree_entre"}


def a_lire(question: Question, axes: Sequence[Axe], regard: Regard) -> Requete | None:
    """The statement of the values of lists, as rows of (axe, valeur); None when no axis has a list."""
    listes = [axe for axe in axes if axe in _LISTES and choisies(question.filtre, axe) is None]
    if not listes:
        return None
    textes = [_D_UN_AXE.format(axe=axe, liste=_liste(question, axe)) for axe in listes]
    return Requete("-- valeurs_connues\n" + "\nUNION ALL ".join(textes), question.parametres(regard))


def _liste(question: Question, axe: Axe) -> str:
    parmi = [condition for nom, condition in DU_FORMACODE.items() if nom in question.criteres]
    return _LISTES[axe].replace("{parmi}", f"({' OR '.join(parmi)})" if parmi else "true")


def connues(filtre: Filtre, axe: Axe, lues: Iterable[Ligne], vues: Iterable[str]) -> set[str]:
    """The values of an axis: those that the filter asks for on it, else those of its list; what was seen in any case.

    `lues`: rows of `a_lire`.
    """
    vues = set(vues)
    if axe in _MOIS | _ANNEES:
        return vues | _suite(axe, filtre, vues)
    if (voulues := choisies(filtre, axe)) is not None:
        return vues | voulues
    if axe in _ENUMERATIONS:
        return vues | {str(valeur) for valeur in _ENUMERATIONS[axe]}
    if axe in _OUI_OU_NON:
        return vues | {"true", "false"}
    if axe is Axe.STATUT:
        return vues | set(PAR_DEFAUT)
    return vues | {valeur for de, valeur in lues if de == axe}


def choisies(filtre: Filtre, axe: Axe) -> set[str] | None:
    """The values that the filter asks for on an axis; None when it asks for none, or for a period."""
    voulu: Any = getattr(filtre, AXES[axe].champ or "", None)
    if isinstance(voulu, bool):
        return {str(voulu).lower()}
    if voulu is None or isinstance(voulu, Periode) or axe is Axe.FORMACODE:
        return None  # a keyword is asked for with those under it
    return set(map(str, voulu))


def _suite(axe: Axe, filtre: Filtre, vues: set[str]) -> set[str]:
    """Every month, or year, of the period that is asked for, else from the first to the last that was seen."""
    if axe is Axe.MOIS_DEBUT and filtre.mois_debut:
        return set(filtre.mois_debut)
    periode: Periode = getattr(filtre, (_MOIS | _ANNEES)[axe]) or Periode()
    forme = "%Y-%m" if axe in _MOIS else "%Y"
    bornes = [*vues, *(_ecrite(borne, forme) for borne in periode if borne is not None)]
    if not bornes:
        return set()
    premiere = _ecrite(periode.du, forme) if periode.du else min(bornes)
    derniere = _ecrite(periode.au, forme) if periode.au else max(bornes)
    if axe in _ANNEES:
        return {f"{annee:04}" for annee in range(int(premiere), int(derniere) + 1)}
    return {f"{rang // 12:04}-{rang % 12 + 1:02}" for rang in range(_rang(premiere), _rang(derniere) + 1)}


def _ecrite(jour: date, forme: str) -> str:
    return jour.isoformat()[: 7 if forme == "%Y-%m" else 4]


def _rang(mois: str) -> int:
    annee, du_mois = mois.split("-")
    return int(annee) * 12 + int(du_mois) - 1
