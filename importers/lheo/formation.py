"""Formations (F): the texts, the domains, the certifications and the levels of one `formation` element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from importers.identites import cle_naturelle
from importers.lheo import champs, domaines, personnes, valeurs
from importers.lheo.arbre import Enfants, Noeud, complement, contenu, dans, enfants, textes
from importers.lheo.listes import NIVEAUX, PARCOURS
from importers.lheo.restes import attributs, extras_gardes, parmi
from importers.lignes import LigneFormation, tableau

if TYPE_CHECKING:
    from importers.identites import Identite
    from importers.lheo.organisme import Responsable
    from importers.lot import Lot

# Elements that have no column: kept as they are, in the order of the grammar.
SANS_COLONNE = (
    "code-type-formation",
    "identifiant-module",
    "positionnement",
    "sous-modules",
    "modules-prerequis",
)
PORTES = {"code-RNCP", "code-CERTIFINFO", "code-RS"}


class Offre(NamedTuple):
    """A `formation` element, who answers for it, and where it stands in its file."""

    noeud: Noeud
    de: Enfants
    qui: Responsable
    chemin: str


def identifier(offre: Offre, lot: Lot) -> Identite:
    """The formation propre that this element is: by its number within its organisme, else title and certifications."""
    numero = valeurs.code(offre.noeud.get("numero"))
    portee = str(offre.qui.organisme)  # ours: a source may renumber an organisme
    if numero:
        return lot.identites.resoudre("formation", numero, portee)
    codes = [textes(certification) for certification in offre.de.get("certification", ())]
    cle = cle_naturelle((contenu(offre.de, "intitule-formation") or "").strip().casefold(), codes)
    return lot.identites.resoudre("formation", cle, portee, naturelle=True)


def de_reference(offre: Offre, lot: Lot) -> bool:
    """Whether our own number names a formation that belongs to nobody: offers refer to it and never describe it."""
    designe = lot.identites.designe("formation", valeurs.code(offre.noeud.get("numero")))
    return designe is not None and designe.parent is None


def ligne(offre: Offre, identite: Identite, lot: Lot) -> LigneFormation:
    """The row of a formation."""
    noeud, de, qui, chemin = offre
    domaine, ou = dans(de, "domaine-formation"), f"{chemin}/domaine-formation"
    joindre, muets = personnes.contacts(de.get("contact-formation", ()), qui.organisme, lot)
    entree, sortie = (champs.code(de, f"code-niveau-{sens}") for sens in ("entree", "sortie"))
    return LigneFormation(
        identite.id,
        identite.nouveau,
        valeurs.instant(noeud.get("datecrea"), noeud.get("horodatage-creation")),
        valeurs.instant(noeud.get("datemaj"), noeud.get("horodatage-modification")),
        complement([*attributs(noeud, "formation"), *muets, *_reste(de)]),
        qui.organisme,
        champs.texte(de, "intitule-formation") or "",
        champs.texte(de, "objectif-formation"),
        champs.texte(de, "contenu-formation"),
        champs.texte(de, "resultats-attendus"),
        champs.booleen(de, "certifiante") or False,
        champs.code(de, "objectif-general-formation"),
        PARCOURS.get(champs.code(de, "parcours-de-formation") or ""),
        NIVEAUX.get(entree or ""),
        NIVEAUX.get(sortie or ""),
        entree,
        sortie,
        tableau(champs.textes(de, "url-formation", "urlweb")),
        tableau(domaines.formacodes(domaine.get("code-FORMACODE", ()), ou, lot)),
        tableau(domaines.romes(domaine.get("code-ROME", ()), ou, lot)),
        tableau(domaines.nsf(domaine.get("code-NSF", ()), ou, lot)),
        tableau(_certifications(de, chemin, lot)),
        tableau(joindre),
    )


def _reste(de: Enfants) -> list[Noeud]:
    """What has no column, certifications that say more than their codes included."""
    bavardes = [c for c in de.get("certification", ()) if _dit_plus({e.tag.rpartition("}")[2] for e in c})]
    extras = extras_gardes(de, parmi(de, ("domaine-formation", "url-formation")))
    return [*bavardes, *parmi(de, SANS_COLONNE), *extras]


def _dit_plus(noms: set[str]) -> bool:
    """Whether a certification says more than one sheet and one Certif Info code."""
    return bool(noms - PORTES) or noms >= {"code-RNCP", "code-RS"}


def _certifications(de: Enfants, chemin: str, lot: Lot) -> list[int]:
    """Ids of the certifications, in order; an empty element is none."""
    trouvees = []
    for certification in de.get("certification", ()):
        codes = enfants(certification)
        certifinfo = champs.texte(codes, "code-CERTIFINFO")
        fiche = _fiche(codes, chemin, lot)
        if certifinfo or fiche:
            trouvees.append(lot.references.certification(certifinfo, fiche))
    return list(dict.fromkeys(trouvees))


def _fiche(codes: Enfants, chemin: str, lot: Lot) -> str | None:
    """`RNCP474` or `RS5130`, out of the digits with or without their prefix."""
    for prefixe in ("RNCP", "RS"):
        brut = champs.texte(codes, f"code-{prefixe}")
        if brut and (chiffres := re.fullmatch(rf"(?:{prefixe})?\s*0*([0-9]+)", brut, re.IGNORECASE)):
            if chiffres[1] != "0":
                return f"{prefixe}{chiffres[1]}"
        elif brut:
            message = f"« {brut} » n'a pas la forme d'un code {prefixe} : ce code a été laissé de côté. Corrigez-le."
            lot.journal.signaler(f"{chemin}/certification", "CODE_MAL_FORME", message, brut)
    return None
