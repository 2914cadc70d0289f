"""What an import tells those who ran it, in French: counts, rejects, reservations, absents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from importers.journal import Rejet
    from importers.lot import Bilan

PLURIELS = {
    "etablissement": "établissements",
    "commune_code_postal": "codes postaux",
    "commune_nom": "autres noms",
    "rome": "métiers",
    "rome_appellation": "appellations",
    "nsf": "spécialités",
    "champ_semantique": "champs",
    "formacode": "mots-clés",
    "formacode_synonyme": "synonymes",
    "formacode_associe": "associations",
    "formacode_remplacement": "remplacements",
    "formacode_rome": "correspondances avec les métiers",
    "public_vise": "publics visés",
    "type_diplome": "types de diplôme",
    "certification_autorite": "certificateurs et valideurs",
    "certification_formacode": "formacodes",
    "certification_rome": "métiers",
    "certification_nsf": "spécialités",
    "certification_code": "autres codes",
    "certification_remplacement": "remplacements",
    "fiche_scolarite": "codes de fiches",
    "bloc_competences": "blocs de compétences",
    "fiche_certificateur": "certificateurs",
    "fiche_partenaire": "partenaires",
    "fiche_formacode": "formacodes",
    "fiche_nsf": "spécialités",
    "fiche_rome": "métiers",
    "organisme_declare": "déclarations",
    "certification_qualite": "Qualiopi",
    "fiche_succession": "remplacements",
    "eligibilite_cpf": "périodes CPF",
}
COLONNES = ("créés", "modifiés", "inchangés")
ESSAI = "Essai : rien n'a été écrit."


def rapport(bilan: Bilan, *, essai: bool, absents: tuple[str, str] = ("session", "sessions")) -> Iterator[str]:
    """The lines of the report on a lot; `absents`: what may be missing, one and several."""
    yield ESSAI if essai else f"Lot {bilan.numero} :"
    yield from _tableau(bilan)
    yield from rapport_des_rejets(bilan.rejets, bilan.premiers)
    yield from _codes("réserve", bilan.reserves)
    if bilan.absents:
        yield _absents(bilan.absents, *absents)
    if bilan.doublons:
        yield _doublons(bilan.doublons)
    if bilan.ailleurs:
        yield _ailleurs(bilan.ailleurs)


def rapport_des_rejets(codes: Counter[str], premiers: Sequence[Rejet]) -> Iterator[str]:
    """The lines on what did not go in: codes, then the first rejects one by one (the table `rejet` has them all)."""
    yield from _codes("rejet", codes)
    if premiers:
        yield "Détail :" if len(premiers) == codes.total() else f"Les {len(premiers)} premiers :"
    for rejet in premiers:
        yield f"  {rejet.chemin}{f' « {rejet.extrait} »' if rejet.extrait else ''}"
        yield f"    {rejet.code} : {rejet.message}"


def nombre(valeur: int) -> str:
    """As French writes it: `120 000`."""
    return f"{valeur:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _tableau(bilan: Bilan) -> Iterator[str]:
    lignes = {PLURIELS.get(nom, f"{nom}s"): map(nombre, compte) for nom, compte in bilan.comptes.items() if any(compte)}
    for nom, cellules in ({"": COLONNES} | lignes).items():
        yield f"  {nom:<15}" + "".join(f"{cellule:>11}" for cellule in cellules)


def _codes(quoi: str, codes: Counter[str]) -> Iterator[str]:
    if codes:
        yield f"{nombre(codes.total())} {quoi}{'s' if codes.total() > 1 else ''} :"
        for code, fois in codes.most_common():
            yield f"{nombre(fois):>9}  {code}"


def _absents(combien: int, un: str, plusieurs: str) -> str:
    if combien == 1:
        return f"1 {un} de cette source n'est plus dans le fichier : rien n'a été supprimé."
    return f"{nombre(combien)} {plusieurs} de cette source ne sont plus dans le fichier : rien n'a été supprimé."


def _doublons(combien: int) -> str:
    if combien == 1:
        return "1 doublon possible entre Idéo et une offre d'une autre source : noté pour le Carif."
    return f"{nombre(combien)} doublons possibles entre Idéo et des offres d'autres sources : notés pour le Carif."


def _ailleurs(combien: int) -> str:
    if combien == 1:
        return "1 ligne d'une autre région : laissée de côté."
    return f"{nombre(combien)} lignes d'autres régions : laissées de côté."
