"""What is wrong with an offer before anything of it is read: the grammar, then what identifies its organismes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from importers.lheo import champs, valeurs
from importers.lheo.arbre import Enfants, Noeud, dans, enfants
from models.enumerations import NiveauAnomalie
from models.lheo.controle import controler
from models.lheo.faute import Faute, chemin, faute, nom_local
from rules.niveaux import A_L_IMPORT, niveau_a_l_import, regle_de
from rules.organisme import lire_nda, lire_siret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.lheo.espaces import Version
    from rules.organisme import Lecture

# The grammar counts characters; the rules on SIRET and NDA say more, and mend what can be mended.
_JUGES_PAR_LES_REGLES = re.compile(r"/(?:SIRET|numero-activite)(?:\[\d+\])?$")
_LONGUEURS = frozenset({"LONGUEUR_INEXACTE", "TEXTE_TROP_COURT", "TEXTE_TROP_LONG"})
NUMERO_MAXIMAL = 250
NUMEROTES = ("formation", "action", "session", "organisme-formation-responsable", "organisme-formateur")
_UNITE = re.compile(r"^.*?/action\[\d+\](?:/session\[\d+\])?(?=/|$)")
UNITES = frozenset({"action", "session"})
_SIRETS = frozenset({"SIRET-formateur", "SIRET-lieu-formation"})


def fautes_d_offre(formation: Noeud, de: Enfants, version: Version) -> list[Faute]:
    """The faults of a `formation`, in French, each with its path."""
    fautes = [*_fautes_de_grammaire(formation, version), *_fautes_de_numeros(formation)]
    for noeud in de.get("organisme-formation-responsable", ()):
        fautes += _fautes_de_responsable(noeud)
    for action in de.get("action", ()):
        fautes += _fautes_de_sirets(action)
    if "intitule-formation" in de and not champs.texte(de, "intitule-formation"):
        fautes.append(_faute_de_regle(de["intitule-formation"][0], "FORMATION_INTITULE_OBLIGATOIRE"))
    return fautes


def fautes_d_organisme(organisme: Noeud, version: Version) -> list[Faute]:
    """The faults of an organisme that stands alone."""
    return [
        *_fautes_de_grammaire(organisme, version),
        *_fautes_de_numeros(organisme),
        *_fautes_de_responsable(organisme),
    ]


def oter_les_vides(noeud: Noeud, fautes: list[Faute]) -> None:
    """Take away the elements that were noted as empty: they count for absent; units stay, their rank is in paths."""
    vides = {f.chemin for f in fautes if f.code == "ELEMENT_VIDE"}
    for vide in [enfant for enfant in noeud.iter() if chemin(enfant) in vides] if vides else ():
        parent = vide.getparent()
        if parent is not None and nom_local(vide) not in UNITES:
            parent.remove(vide)


def unites_perdues(fautes: list[Faute]) -> set[str]:
    """The units that cannot be used, by path: faulty ones, and those that say nothing."""
    muettes = {f.chemin for f in fautes if f.code == "ELEMENT_VIDE" and unite(f.chemin) == f.chemin}
    return muettes | {unite(f.chemin) for f in fautes if f.bloquante}


def unite(ou: str) -> str:
    """What a fault makes unusable: the session or the action it stands in, else the whole offer (empty)."""
    trouvee = _UNITE.match(ou)
    return trouvee[0] if trouvee else ""


def _fautes_de_grammaire(noeud: Noeud, version: Version) -> Iterator[Faute]:
    for trouvee in controler(noeud, version):
        if trouvee.code not in _LONGUEURS or not _JUGES_PAR_LES_REGLES.search(trouvee.chemin):
            yield trouvee


def _fautes_de_numeros(noeud: Noeud) -> Iterator[Faute]:
    espace = noeud.tag.rpartition("}")[0]
    numerotes = noeud.iter(*(f"{espace}}}{nom}" for nom in NUMEROTES))
    for trop_long in [n for n in numerotes if len(n.get("numero") or "") > NUMERO_MAXIMAL]:
        longueur = len(trop_long.attrib.pop("numero"))  # so that the path does not say it at length
        message = f"L'attribut numero a {longueur} caractères : raccourcissez-le à {NUMERO_MAXIMAL} au plus."
        yield faute(trop_long, "NUMERO_TROP_LONG", message)


def _fautes_de_responsable(noeud: Noeud) -> Iterator[Faute]:
    de = enfants(noeud)
    sirets = [(n, lire_siret(n.text)) for n in dans(de, "SIRET-organisme-formation").get("SIRET", ())]
    declarations = [(n, lire_nda(n.text)) for n in de.get("numero-activite", ())]
    yield from (trouvee for n, lecture in (*sirets, *declarations) for trouvee in _faute_de(n, lecture))
    # an NDA alone would not be found again: with a SIREN it would
    if not valeurs.code(noeud.get("numero")) and not any(lecture.valeur or lecture.code for _, lecture in sirets):
        message = "Rien n'identifie cet organisme : donnez-lui un SIRET, ou un attribut numero."
        yield faute(noeud, "ORGANISME_NON_IDENTIFIE", message)
    if not any(champs.texte(de, nom) for nom in ("raison-sociale", "nom-organisme")):
        yield _faute_de_regle(noeud, "ORGANISME_RAISON_SOCIALE_OBLIGATOIRE")


def _fautes_de_sirets(action: Noeud) -> Iterator[Faute]:
    """SIRETs of who gives the action, and of its places."""
    for parent in action:
        nom = parent.tag.rpartition("}")[2]
        if nom in {"organisme-formateur", "lieu-de-formation"}:
            for porteur in parent:
                if porteur.tag.rpartition("}")[2] in _SIRETS and len(porteur):
                    lecture = lire_siret(porteur[0].text)
                    yield from _faute_de(porteur[0], lecture)
                    if (
                        nom == "organisme-formateur"
                        and lecture == (None, None, None)
                        and not valeurs.code(parent.get("numero"))
                    ):
                        message = "Rien n'identifie cet organisme formateur : donnez-lui un SIRET."
                        yield faute(parent, "ORGANISME_NON_IDENTIFIE", message)


def _faute_de(noeud: Noeud, lecture: Lecture) -> Iterator[Faute]:
    """The fault of an identifier; one that could be mended lets the offer in."""
    if lecture.code:
        bloquante = lecture.valeur is None and A_L_IMPORT[lecture.code] is NiveauAnomalie.BLOQUANT
        yield faute(noeud, lecture.code, lecture.message or "", bloquante=bloquante)


def _faute_de_regle(noeud: Noeud, code: str) -> Faute:
    """What a rule says, and how much it weighs when a feed breaks it."""
    regle = regle_de(code)
    bloquante = niveau_a_l_import(regle) is NiveauAnomalie.BLOQUANT
    return faute(noeud, code, f"{regle.message} {regle.quoi_faire}", bloquante=bloquante)
