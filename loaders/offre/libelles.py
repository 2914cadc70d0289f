"""What values of axes are called: one statement for those of lists; the others say it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders.requete import Requete
from models.choix import Axe
from models.enumerations import (
    CategorieQualiopi,
    Enumeration,
    ModaliteEnseignement,
    Source,
    Statut,
    TypeCertification,
    Voie,
)
from rules.dates import dire

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loaders.requete import Ligne

# SELECT of a value and its label; `v` is the value looked for
_LISTES: Final[Mapping[Axe, str]] = {
    Axe.DEPARTEMENT: "SELECT libelle FROM departement WHERE code = v",
    Axe.CHAMP: "SELECT libelle FROM champ_semantique WHERE code = v ORDER BY version DESC LIMIT 1",
    Axe.NIVEAU_SORTIE: "SELECT libelle FROM niveau WHERE code = v",
    Axe.TYPE_DISPOSITIF: "SELECT libelle FROM type_dispositif WHERE code = v",
    # `V9-80004`: what a code meant in a version
    Axe.PUBLIC: (
        "SELECT libelle FROM public_vise WHERE code = right(v, 5)"
        " AND (length(v) = 5 OR concat('V', version) = split_part(v, '-', 1)) ORDER BY version DESC LIMIT 1"
    ),
    Axe.FINANCEUR: "SELECT libelle FROM financeur WHERE code = v",
    Axe.COMMUNE: "SELECT libelle FROM commune WHERE code = v",
    Axe.FORMACODE: "SELECT libelle FROM formacode WHERE code = v ORDER BY version DESC LIMIT 1",
    Axe.CERTIFICATION: "SELECT intitule FROM certification WHERE numero = v",
    Axe.ORGANISME: "SELECT coalesce(nom_usage, raison_sociale) FROM organisme WHERE numero = v",
    Axe.CATEGORIE_ORGANISME: "SELECT libelle FROM categorie_organisme WHERE code = v",
}
_DES_VALEURS: Final = "SELECT '{axe}', v, ({libelle}) FROM unnest(%({axe})s::text[]) AS v"
_ENUMERATIONS: Final[Mapping[Axe, type[Enumeration]]] = {
    Axe.MODALITE: ModaliteEnseignement,
    Axe.VOIE: Voie,
    Axe.TYPE_CERTIFICATION: TypeCertification,
    Axe.QUALIOPI: CategorieQualiopi,
    Axe.SOURCE: Source,
    Axe.STATUT: Statut,
}
_OUI_OU_NON: Final[Mapping[Axe, tuple[str, str]]] = {
    Axe.CERTIFIANTE: ("certifiante", "non certifiante"),
    Axe.CONVENTIONNEMENT: ("conventionnée", "non conventionnée"),
    Axe.ELIGIBLE_CPF: ("éligible au CPF", "non éligible au CPF"),
    Axe.HORS_REGION: ("hors de la région", "dans la région"),
}
NON_RENSEIGNE: Final = "non renseigné"


def a_lire(valeurs: Mapping[Axe, list[str]]) -> Requete | None:
    """The statement that labels the values of lists, as rows of (axe, valeur, libelle); None when none is of a list."""
    listes = {axe: codes for axe, codes in valeurs.items() if axe in _LISTES and codes}
    textes = [_DES_VALEURS.format(axe=axe, libelle=_LISTES[axe]) for axe in listes]
    return (
        Requete("-- libelles\n" + "\nUNION ALL ".join(textes), {axe.value: codes for axe, codes in listes.items()})
        if listes
        else None
    )


def libelle(axe: Axe, valeur: str | None, lus: Mapping[tuple[str, str], str]) -> str:
    """What a value is called; the value itself when no list has it any more."""
    match axe:
        case _ if valeur is None:
            return NON_RENSEIGNE
        case Axe.MOIS_DEBUT | Axe.MOIS_SAISIE:
            return dire(valeur)
        case _ if axe in _OUI_OU_NON:
            return _OUI_OU_NON[axe][valeur != "true"]
        case _ if axe in _ENUMERATIONS:
            return _ENUMERATIONS[axe][valeur].libelle
        case _:
            return lus.get((axe, valeur)) or valeur


def lire(lignes: list[Ligne]) -> dict[tuple[str, str], str]:
    """The labels read."""
    return {(axe, valeur): dit for axe, valeur, dit in lignes if dit}
