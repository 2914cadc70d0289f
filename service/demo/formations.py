"""A formation as an organisme describes it: what the model says, in that organisme's own words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from service.demo import phrases
from service.demo.balises import balise, echapper, element, extra, extras, facultative, formacodes
from service.demo.francais import majuscule
from service.demo.vocabulaire import Modele, modeles

if TYPE_CHECKING:
    from service.demo.hasard import Hasard
    from service.demo.organismes import Organisme

TYPES_SANS_CERTIFICATION = {"v": "CPF200", "b": "CPF202"}  # VAE, bilan de compétences
OBJECTIFS_GENERAUX = {"prepa-avenir": 9, "recherche-emploi": 9, "creation": 4, "prepa-cles": 5, "illettrisme": 5}
CERTIFICATION, PROFESSIONNALISATION, PERFECTIONNEMENT = 6, 7, 2
EXTRAS = extras("FLUX-CARIF", extra("numero-CARIF", 21))


@dataclass(frozen=True, slots=True)
class Corps:
    """The parts of a formation that do not depend on who offers it, as XML or escaped text."""

    domaine: str
    intitule: str
    objectifs: str
    contenus: str
    resultats: tuple[str, ...]
    niveau_entree: str
    certification: str


@dataclass(frozen=True, slots=True)
class Texte:
    """A formation whose actions are still to be written between `tete` and `pied`."""

    tete: str
    pied: str


def texte(alea: Hasard, modele: Modele, organisme: Organisme, variante: str | None) -> Texte:
    """The model in the words of the organisme; `variante` tells its second offer from the first."""
    corps = _corps()[modele.cle]
    tirer = alea.choice
    tete = (
        f"{corps.domaine}"
        f"<intitule-formation>{corps.intitule}{f' - {variante}' if variante else ''}</intitule-formation>"
        f"<objectif-formation>{tirer(phrases.ENTREES_D_OBJECTIF)}{corps.objectifs}</objectif-formation>"
        f"<resultats-attendus>{tirer(corps.resultats)}</resultats-attendus>"
        f"<contenu-formation>{tirer(phrases.ENTREES_DE_CONTENU)}{corps.contenus}\n{tirer(phrases.PEDAGOGIES)}"
        f"</contenu-formation><certifiante>{'1' if modele.repertoire else '0'}</certifiante>"
        f"{tirer(organisme.contacts)}<parcours-de-formation>{tirer('11124334')}</parcours-de-formation>"
        f"{corps.niveau_entree}{corps.certification}"
    )
    if alea.chance(0.3):
        tete += f"<url-formation><urlweb>{organisme.web}/formations/{modele.cle}</urlweb></url-formation>"
    return Texte(f"{tete}\n", f"{organisme.responsable}{EXTRAS}</formation>\n")


@cache
def _corps() -> dict[str, Corps]:
    return {modele.cle: _corps_du_modele(modele) for modele in modeles()}


def _corps_du_modele(modele: Modele) -> Corps:
    resultats = phrases.RESULTATS_CERTIFIANTS if modele.repertoire else phrases.RESULTATS_LIBRES
    return Corps(
        domaine=element(
            "domaine-formation",
            formacodes(modele.formacodes),
            balise("code-NSF", modele.nsf),
            *(balise("code-ROME", rome) for rome in modele.romes),
        ),
        intitule=echapper(modele.intitule),
        objectifs=_liste(modele.objectifs),
        contenus=_liste(tuple(majuscule(contenu) for contenu in modele.contenus)),
        resultats=tuple(
            echapper(resultat.format(intitule=modele.intitule, metiers=modele.metiers)) for resultat in resultats
        ),
        niveau_entree=balise("code-niveau-entree", modele.niveau_entree)
        + balise("objectif-general-formation", _objectif_general(modele)),
        certification=_certification(modele) + facultative("code-niveau-sortie", modele.niveau_sortie),
    )


def _liste(lignes: tuple[str, ...]) -> str:
    return echapper("".join(f"\n- {ligne} ;" for ligne in lignes)[:-2]) + "."


def _objectif_general(modele: Modele) -> int:
    if modele.repertoire:
        return CERTIFICATION
    ordinaire = PERFECTIONNEMENT if modele.niveau_entree > "12" else PROFESSIONNALISATION
    return OBJECTIFS_GENERAUX.get(modele.cle, ordinaire)


def _certification(modele: Modele) -> str:
    """The certification, else the kind of a formation that leads to none by nature."""
    if modele.repertoire is None:
        return "".join(
            element("code-type-formation", balise("code-CPF", code))
            for usage, code in TYPES_SANS_CERTIFICATION.items()
            if usage in modele.usages
        )
    rncp = modele.repertoire.startswith("RNCP")
    return element(
        "certification",
        facultative("code-RNCP", modele.repertoire.removeprefix("RNCP") if rncp else None),
        facultative("code-CERTIFINFO", modele.certifinfo),
        facultative("code-RS", None if rncp else modele.repertoire),
        balise("reference-code-FORMACODE", modele.formacodes[0]),
    )
