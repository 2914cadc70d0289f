"""What happens at the two desks of the sample: what the organisme enters and hands in, what the Carif answers.

A rule may refuse what is copied of an invented offer: the next one of its organisme is then taken in its place.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.demo.saisies.bureau import Bureau, Objet
    from service.demo.saisies.modeles import Modele, Organisme

SOUMISES: Final = 6  # of each organisme, of which four wait
SEMAINE: Final = timedelta(weeks=1)
REMARQUEE: Final = 2  # of three
MOTIF: Final = "D'après votre site, cette session se tient dans une autre ville : corrigez son lieu, ou confirmez-le."
REPONSE: Final = (
    "Le lieu est bon : notre site n'est pas encore à jour. Nous la soumettons de nouveau dès que c'est fait."
)
VALIDER: Final = {"mutation": "validerSession"}
RETOURNER: Final = {"mutation": "retournerSession", "motif": MOTIF}

CONTACT: Final = {
    "civilite": "Madame",
    "prenom": "Claire",
    "nomFamille": "Exemple",
    "telephones": ["02 61 91 00 52"],  # of nobody: kept for fiction
    "courriel": "claire.exemple@example.org",
}
FORMATION: Final = {
    "intitule": "Reprendre confiance et choisir son métier",
    "objectif": "Faire le point sur ses savoir-faire, découvrir des métiers de la région et construire son projet.",
    "programme": "Bilan personnel. Enquêtes métiers. Deux semaines en entreprise. Plan d'action.",
    "resultatsAttendus": "Attestation de fin de formation.",
    "parcours": "EN_GROUPE",
    "objectifGeneral": "9",
}
ACTION: Final = {
    "modaliteEnseignement": "PRESENTIEL",
    "rythme": "En journée",
    "conditionsSpecifiques": "Aucune",
    "heuresTotal": 175,
    "heuresCentre": 105,
    "heuresEntreprise": 70,
    "fraisRestants": "Aucun frais pédagogique",
}
INSCRIPTION: Final = "Dossier à retirer à l'accueil, ou à demander par courriel."
DESCRIPTIF: Final = "Un plateau technique neuf et deux formateurs par groupe."


class Offre(NamedTuple):
    """An organisme and what it may copy."""

    organisme: Organisme
    sessions: list[Modele]


async def jouer(organisme: Bureau, carif: Bureau, offres: list[Offre]) -> None:
    """All of it, one organisme after the other."""
    for rang, offre in enumerate(offres):
        await _modifier(organisme, carif, iter(offre.sessions))
        await _ebaucher(organisme, offre.sessions)
        await _decider(carif, await _deposer(organisme, offre.sessions))
        await organisme.repondre(offre.organisme.numero, REPONSE)
        if not rang:
            await _creer_une_formation(organisme, offre)


async def _modifier(organisme: Bureau, carif: Bureau, restent: Iterator[Modele]) -> None:
    """Edits of what came by the files: of three sessions, one is not handed in, one is taken in charge; an action's."""
    prise = False
    for rang, modele in zip(range(3), restent, strict=False):
        donnees = {"modalitesInscription": INSCRIPTION, "fin": (modele.fin + SEMAINE).isoformat()}
        modifiee = await organisme.ecrire("modifierSession", **modele.vue, donnees=donnees)
        soumise = await organisme.soumettre(modifiee) if rang and modifiee else None
        if soumise and not prise:
            prise = await carif.appliquer("PRENDRE_EN_CHARGE", soumise)
    if suivant := next(restent, None):
        visee = {"numero": suivant.action, "version": suivant.version_de_l_action}
        modifiee = await organisme.ecrire("modifierAction", **visee, donnees={"complementDescriptif": DESCRIPTIF})
        if modifiee:
            await organisme.appliquer("SOUMETTRE", modifiee)


async def _ebaucher(organisme: Bureau, sessions: list[Modele]) -> None:
    """Drafts: one that lacks all but its year, one that is complete, two years later."""
    for rang, modele in enumerate(sessions[:2]):
        donnees = modele.reconduite(2) if rang else {"sites": modele.sites, "debut": f"{modele.debut.year + 1}"}
        await organisme.ecrire("creerSession", action=modele.action, donnees=donnees)


async def _deposer(organisme: Bureau, sessions: list[Modele]) -> list[Objet]:
    """Sessions of the next year, handed in; to every third one may register no more, which the rules remark."""
    deposees: list[Objet] = []
    for rang, modele in enumerate(sessions):
        close = {"inscriptionAu": organisme.veille.isoformat()} if rang % 3 == REMARQUEE else {}
        creee = await organisme.ecrire("creerSession", action=modele.action, donnees=modele.reconduite(1, **close))
        if soumise := await organisme.soumettre(creee) if creee else None:
            deposees.append(soumise)
        if len(deposees) == SOUMISES:
            break
    return deposees


async def _decider(carif: Bureau, deposees: list[Objet]) -> None:
    """The first one is validated, the second is returned, the others wait."""
    for decision, deposee in zip((VALIDER, RETOURNER), deposees, strict=False):
        await carif.ecrire(**decision, **deposee._asdict())


async def _creer_une_formation(organisme: Bureau, offre: Offre) -> None:
    """A formation propre with all that goes with it, from its contact to its first session, handed in together."""
    sien = offre.organisme
    if sien.commune is None or sien.formacode is None or not offre.sessions:
        return
    adresse = {"denomination": "Annexe", "lignes": ["2 rue de l'Exemple"], "commune": sien.commune}
    site = {"nom": "Annexe", "adresse": adresse}
    annexe = await organisme.ecrire("creerSite", etablissement=sien.etablissement, donnees=site)
    contact = await organisme.ecrire("creerContact", organisme=sien.numero, donnees=CONTACT)
    formation = FORMATION | {"formacodes": [sien.formacode]}
    creee = await organisme.ecrire("creerFormation", organisme=sien.numero, donnees=formation)
    if not (annexe and contact and creee):
        return
    action = ACTION | {"contacts": [contact.numero]}
    de = {"formation": creee.numero, "etablissement": sien.etablissement}
    donnee = await organisme.ecrire("creerAction", **de, donnees=action)
    if donnee:
        premiere = offre.sessions[0].reconduite(1, sites=[annexe.numero])
        session = await organisme.ecrire("creerSession", action=donnee.numero, donnees=premiere)
        if session:
            await organisme.soumettre(session)
