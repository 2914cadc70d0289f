"""Records out of raw texts, whichever export they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from importers.reception.forme import Refus, Reserve
from importers.rncp import valeurs
from importers.rncp.enregistrements import Bloc, Certificateur, Fiche, Partenaire, Succession
from importers.rncp.valeurs import propre

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    Dits = list[Reserve | Refus]
    Lire = Callable[[str], str | None]  # the text of a child, of a cell


class Champs(NamedTuple):
    """How each export names what a sheet has; a name it has not reads as nothing."""

    intitule: str
    sigle: str
    etat: str
    actif: str
    type_enregistrement: str
    niveau: str
    decision: str
    effet: str
    fin: str
    limite: str
    publication: str
    textes: tuple[str, str, str, str, str]  # objectifs, activités, capacités, secteurs, emplois
    liens: str


def fiche(code: str, lire: Lire, champs: Champs, dits: Dits) -> Fiche:
    """A sheet; raises Refus."""
    if (intitule := propre(lire(champs.intitule))) is None:
        raise Refus("VALEUR_MANQUANTE", f"La fiche {code} n'a pas d'intitulé. Complétez le fichier.", code)
    decision, effet, fin, limite, publication = (
        valeurs.jour(lire(nom), nom, dits)
        for nom in (champs.decision, champs.effet, champs.fin, champs.limite, champs.publication)
    )
    objectifs, activites, capacites, secteurs, emplois = (propre(lire(nom)) for nom in champs.textes)
    return Fiche(
        code,
        intitule,
        _debut(effet or decision, fin, dits),
        fin,
        propre(lire(champs.sigle)),
        valeurs.valeur(lire(champs.etat), valeurs.ETATS, champs.etat, dits),
        valeurs.valeur(lire(champs.actif), valeurs.ACTIFS, champs.actif, dits),
        valeurs.valeur(lire(champs.type_enregistrement), valeurs.TYPES, champs.type_enregistrement, dits),
        valeurs.valeur(lire(champs.niveau), valeurs.NIVEAUX, champs.niveau, dits),
        decision,
        effet,
        limite,
        publication,
        objectifs,
        activites,
        capacites,
        secteurs,
        emplois,
        valeurs.liens(lire(champs.liens)),
    )


def _debut(debut: date | None, fin: date | None, dits: Dits) -> date | None:
    """When the registration begins, unless that would be after its end."""
    if debut and fin and debut > fin:
        message = "L'enregistrement finirait avant de commencer : son début est laissé vide."
        dits.append(Reserve("PERIODE_INVERSEE", message, f"{debut:%d/%m/%Y} - {fin:%d/%m/%Y}"))
        return None
    return debut


def bloc(fiche_code: str, code: str | None, textes: tuple[str | None, ...]) -> Bloc | Refus:
    """A bloc from its code, then label, skills and ways of assessment."""
    lu, libelle = propre(code), propre(textes[0])
    if lu is None or libelle is None:
        message = f"Un bloc de compétences de {fiche_code} n'a pas de code ou pas de libellé : il est laissé de côté."
        return Refus("BLOC_INCOMPLET", message, lu or libelle)
    # some sheets number their blocs `01`: the code alone would be that of another sheet
    complet = lu if lu.startswith(f"{fiche_code}BC") else f"{fiche_code}/{lu}"
    return Bloc(fiche_code, complet, libelle, propre(textes[1]), propre(textes[2]))


def certificateur(fiche_code: str, siret: str | None, nom: str | None, lire: Lire, dits: Dits) -> Certificateur | None:
    """A certificateur; `lire` reads its state."""
    if (identite := _identite(siret, nom, dits, f"certificateur de {fiche_code}")) is None:
        return None
    cle, lu, dit = identite
    actif = valeurs.valeur(lire("ETAT_CERTIFICATEUR"), valeurs.ETATS_CERTIFICATEUR, "ETAT_CERTIFICATEUR", dits)
    le = valeurs.jour(lire("DATE_DERNIERE_MODIFICATION_ETAT"), "DATE_DERNIERE_MODIFICATION_ETAT", dits)
    return Certificateur(fiche_code, cle, lu, dit, actif, le, 0)


def partenaire(fiche_code: str, siret: str | None, nom: str | None, lire: Lire, dits: Dits) -> Partenaire | None:
    """A partner; `lire` reads its habilitation, and its state where the file has it."""
    if (identite := _identite(siret, nom, dits, f"partenaire de {fiche_code}")) is None:
        return None
    cle, lu, dit = identite
    brute = propre(lire("HABILITATION_PARTENAIRE"))
    if (habilitation := valeurs.HABILITATIONS.get((brute or "").casefold())) is None:
        message = f"L'habilitation de {dit}, partenaire de {fiche_code}, n'est pas connue : il est laissé de côté."
        dits.append(Refus("HABILITATION_INCONNUE", message, brute))
        return None
    etat = valeurs.valeur(lire("ETAT_HABILITATION"), valeurs.ETATS_HABILITATION, "ETAT_HABILITATION", dits)
    debut = valeurs.jour(lire("DATE_ACTIF"), "DATE_ACTIF", dits)
    le = valeurs.jour(lire("DATE_DERNIERE_MODIFICATION_ETAT"), "DATE_DERNIERE_MODIFICATION_ETAT", dits)
    return Partenaire(fiche_code, cle, habilitation, lu, dit, etat, debut, le)


def succession(ancienne: str, nouvelle: str) -> Succession | Reserve | Refus:
    """Which sheet replaces which; one that replaces itself is told."""
    try:
        paire = Succession(valeurs.code_fiche(ancienne), valeurs.code_fiche(nouvelle))
    except Refus as refus:
        return refus
    if paire.ancienne_code == paire.nouvelle_code:
        return Reserve("SUCCESSION_EN_BOUCLE", "La fiche se remplacerait elle-même : ce lien est ignoré.", ancienne)
    return paire


def _identite(siret: str | None, nom: str | None, dits: Dits, qui: str) -> tuple[str, str | None, str] | None:
    """The key, the SIRET and the name of somebody."""
    lu, dit = valeurs.siret(siret), propre(nom)
    if lu.reserve:
        dits.append(lu.reserve)
    if lu.valeur is None and dit is None:
        dits.append(Refus("NOM_MANQUANT", f"Un {qui} n'a ni SIRET valable ni nom : il est laissé de côté.", siret))
        return None
    return lu.valeur or str(dit).casefold(), lu.valeur, dit or str(lu.valeur)
