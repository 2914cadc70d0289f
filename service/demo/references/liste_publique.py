"""The liste publique des organismes de formation: who declared an activity, here and elsewhere, and Qualiopi."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from service.demo.francais import sans_accent
from service.demo.hasard import Hasard
from service.demo.immatriculation import nda
from service.demo.references.declares import Declare, autres, du_catalogue
from service.demo.references.libelles import libelles
from service.demo.vocabulaire import modeles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from service.demo.organismes import Organisme

_ADRESSE, _ETRANGER = "adressePhysiqueOrganismeFormation", "organismeEtrangerRepresente"
_INFORMATIONS = "informationsDeclarees"
_SPECIALITES = f"{_INFORMATIONS}.specialitesDeFormation"
ENTETE = (
    *("numeroDeclarationActivite", "numerosDeclarationActivitePrecedent", "denomination"),
    *("siren", "siretEtablissementDeclarant"),
    *(f"{_ADRESSE}.{champ}" for champ in ("voie", "codePostal", "ville", "codeRegion")),
    *("certifications.actionsDeFormation", "certifications.bilansDeCompetences", "certifications.VAE"),
    "certifications.actionsDeFormationParApprentissage",
    *(f"{_ETRANGER}.{champ}" for champ in ("denomination", "voie", "codePostal", "ville", "pays")),
    *(f"{_INFORMATIONS}.{champ}" for champ in ("dateDerniereDeclaration", "debutExercice", "finExercice")),
    *(f"{_SPECIALITES}.{champ}{rang}" for rang in (1, 2, 3) for champ in ("codeSpecialite", "libelleSpecialite")),
    *(f"{_INFORMATIONS}.{champ}" for champ in ("nbStagiaires", "nbStagiairesConfiesParUnAutreOF")),
    f"{_INFORMATIONS}.effectifFormateurs",
)
JUIN = 6  # declarations of a year are all in by then
PART_A_L_ANCIEN_NUMERO = 0.08
ANCIENS = 20_000  # how much lower former numbers are, in their own order


def ecrire(dossier: Path, organismes: Sequence[Organisme], aujourdhui: date, graine: int) -> list[Path]:
    """Most organismes of the sample, and some that offer nothing; every line ends with a `;`."""
    alea = Hasard(f"{graine} liste publique")
    declares = [*du_catalogue(alea, organismes), *autres(alea, len(organismes))]
    chemin = dossier / "liste-publique-des-of.csv"
    with chemin.open("w", encoding="utf-8", newline="\n") as sortie:
        for cellules in (ENTETE, *(_cellules(alea, declare, aujourdhui) for declare in declares)):
            sortie.write(";".join((*cellules, "\n")))
    return [chemin]


def _cellules(alea: Hasard, declare: Declare, aujourdhui: date) -> tuple[str, ...]:
    """Texts in quotes, booleans, days and numbers bare."""
    return (
        *map(_texte, (declare.nda, _precedents(alea, declare), sans_accent(declare.nom).upper())),
        *map(_texte, (declare.siret[:9], declare.siret, sans_accent(declare.voie).upper(), declare.code_postal)),
        *map(_texte, (sans_accent(declare.ville).upper(), declare.region)),
        *_qualiopi(declare),
        *[_texte("")] * 5,
        *_exercice(alea, aujourdhui),
        *_specialites(declare.domaines),
        str(alea.randrange(4, 900)),
        str(alea.choice((0, 0, 0, 12, 40))),
        str(alea.randrange(1, 40)),
    )


def _texte(texte: str) -> str:
    return '"{}"'.format(texte.replace('"', '""'))


def _precedents(alea: Hasard, declare: Declare) -> str:
    if not alea.chance(PART_A_L_ANCIEN_NUMERO):
        return ""
    return ", ".join(
        nda(declare.rang + ANCIENS * fois, declare.departement, declare.region)
        for fois in range(1, alea.choice((2, 2, 3)))
    )


def _qualiopi(declare: Declare) -> Iterator[str]:
    """Nothing at all, for an organisme that never asked for it."""
    for categorie in declare.qualiopi:
        yield str(categorie).lower() if any(declare.qualiopi) else ""


def _exercice(alea: Hasard, aujourdhui: date) -> tuple[str, ...]:
    """The last year that has been declared, in the spring that followed it."""
    annee = aujourdhui.year - (1 if aujourdhui.month >= JUIN else 2)
    declaration = date(annee + 1, 3, 1) + timedelta(alea.randrange(90))
    return tuple(f"{jour:%d/%m/%Y}" for jour in (declaration, date(annee, 1, 1), date(annee, 12, 31)))


def _specialites(domaines: Iterable[str]) -> Iterator[str]:
    """Three at most: a code and its label."""
    siens = [modele.nsf for modele in modeles() if modele.domaine in domaines]
    codes = list(dict.fromkeys(siens))[:3]
    for code in (*codes, *[""] * (3 - len(codes))):
        yield from (_texte(code), _texte(libelles("nsf")[code])) if code else ("", "")
