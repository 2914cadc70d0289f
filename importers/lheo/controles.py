"""What is wrong with an offer before anything of it is read: the grammar, then what identifies its organismes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from importers.lheo import champs
from importers.lheo.arbre import Noeud, dans, enfants
from models.lheo.controle import controler
from models.lheo.faute import Faute, faute
from rules.organisme import lire_nda, lire_siret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.lheo.espaces import Version
    from rules.organisme import Lecture

# The grammar counts characters; the rules on SIRET and NDA say more, and mend what can be mended.
_JUGES_PAR_LES_REGLES = re.compile(r"/(?:SIRET|numero-activite)(?:\[\d+\])?$")
_UNITE = re.compile(r"^.*?/action\[\d+\](?:/session\[\d+\])?(?=/|$)")
_SIRETS = frozenset({"SIRET-formateur", "SIRET-lieu-formation"})


def fautes_d_offre(formation: Noeud, version: Version) -> list[Faute]:
    """The faults of a `formation`, in French, each with its path."""
    de = enfants(formation)
    fautes = list(_fautes_de_grammaire(formation, version))
    for noeud in de.get("organisme-formation-responsable", ()):
        fautes += _fautes_de_responsable(noeud)
    for action in de.get("action", ()):
        fautes += _fautes_de_sirets(action)
    if "intitule-formation" in de and not champs.texte(de, "intitule-formation"):
        message = "L'intitulé de la formation est vide : donnez-lui un titre."
        fautes.append(faute(de["intitule-formation"][0], "FORMATION_INTITULE_OBLIGATOIRE", message))
    return fautes


def fautes_d_organisme(organisme: Noeud, version: Version) -> list[Faute]:
    """The faults of an organisme that stands alone."""
    return [*_fautes_de_grammaire(organisme, version), *_fautes_de_responsable(organisme)]


def unite(chemin: str) -> str:
    """What a fault makes unusable: the session or the action it stands in, else the whole offer (empty)."""
    trouvee = _UNITE.match(chemin)
    return trouvee[0] if trouvee else ""


def _fautes_de_grammaire(noeud: Noeud, version: Version) -> Iterator[Faute]:
    for trouvee in controler(noeud, version):
        if trouvee.code == "ELEMENT_MANQUANT" or not _JUGES_PAR_LES_REGLES.search(trouvee.chemin):
            yield trouvee


def _fautes_de_responsable(noeud: Noeud) -> Iterator[Faute]:
    de = enfants(noeud)
    porteurs = dans(de, "SIRET-organisme-formation").get("SIRET", [])
    declarations = de.get("numero-activite", [])
    lus = [(n, lire_siret(n.text)) for n in porteurs] + [(n, lire_nda(n.text)) for n in declarations]
    yield from (trouvee for n, lecture in lus for trouvee in _faute_de(n, lecture))
    anonyme = not noeud.get("numero") and not any(lecture.valeur or lecture.code for _, lecture in lus)
    if anonyme:
        message = "Rien n'identifie cet organisme : donnez-lui un SIRET, ou un attribut numero."
        yield faute(noeud, "ORGANISME_NON_IDENTIFIE", message)
    if not any(champs.texte(de, nom) for nom in ("raison-sociale", "nom-organisme")):
        message = "Cet organisme n'a ni raison sociale ni nom : donnez l'un des deux."
        yield faute(noeud, "ORGANISME_RAISON_SOCIALE_OBLIGATOIRE", message)


def _fautes_de_sirets(action: Noeud) -> Iterator[Faute]:
    """SIRETs of who gives the action, and of its places."""
    for parent in action:
        nom = parent.tag.rpartition("}")[2]
        if nom == "organisme-formateur" or nom == "lieu-de-formation":
            for porteur in parent:
                if porteur.tag.rpartition("}")[2] in _SIRETS and len(porteur):
                    lecture = lire_siret(porteur[0].text)
                    yield from _faute_de(porteur[0], lecture)
                    if nom == "organisme-formateur" and lecture == (None, None, None) and not parent.get("numero"):
                        message = "Rien n'identifie cet organisme formateur : donnez-lui un SIRET."
                        yield faute(parent, "ORGANISME_NON_IDENTIFIE", message)


def _faute_de(noeud: Noeud, lecture: Lecture) -> Iterator[Faute]:
    """The fault of an identifier; one that could be mended lets the offer in."""
    if lecture.code:
        yield faute(noeud, lecture.code, lecture.message or "", bloquante=lecture.valeur is None)
