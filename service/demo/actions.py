"""An action: how, where, for whom and at what price an organisme teaches a formation, with its sessions inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.demo import dispositifs, phrases, vocabulaire
from service.demo.balises import balise, extra, extras, publics
from service.demo.durees import Duree, duree
from service.demo.sessions import Cadre, Session, Sessions

if TYPE_CHECKING:
    from service.demo.calendrier import Calendrier
    from service.demo.filieres import Filiere
    from service.demo.hasard import Hasard
    from service.demo.lieux import Site
    from service.demo.organismes import Organisme
    from service.demo.vocabulaire import Financement, Modele

PRESENTIEL, MIXTE, A_DISTANCE = 0, 1, 2
ALTERNANCE = ("alternance", "initiale")
RECYCLAGE_ANNUEL = 364  # days a permanent session stays open: one yearly session, as the Carif asks


@dataclass(frozen=True, slots=True)
class Offre:
    """What an action is before it is written."""

    modele: Modele
    organisme: Organisme
    filiere: Filiere
    financement: Financement
    modalite: int
    permanente: bool
    sites: tuple[Site, ...]
    duree: Duree


@dataclass(frozen=True, slots=True)
class Action:
    """An action as XML, with the days of its entry and of its last change, and its number of sessions."""

    xml: str
    saisie: int
    mise_a_jour: int
    sessions: int


class Actions:
    """Writes actions, numbered in order."""

    def __init__(self, alea: Hasard, calendrier: Calendrier, formateurs: list[Organisme]) -> None:
        self.alea = alea
        self.calendrier = calendrier
        self.formateurs = formateurs
        self.sessions = Sessions(alea, calendrier)
        self.nombre = 0

    def ecrire(self, modele: Modele, organisme: Organisme, filiere: Filiere, maximum: int) -> Action:
        """An action of at most that many sessions, the first one to come."""
        self.nombre += 1
        offre = self._offre(modele, organisme, filiere)
        nombre = 1 if offre.permanente else min(maximum, self.alea.choice((1, 1, 2, 2, 3, 4, 5, 6)))
        cadre = Cadre(
            modele,
            organisme,
            offre.sites[0].adresse,
            filiere.cle,
            filiere.saison if offre.financement.saisie != "sanitaire" else "sanitaire",
            offre.financement.saisie,
            offre.permanente,
            RECYCLAGE_ANNUEL if offre.permanente else offre.duree.jours,
        )
        sessions = [self.sessions.ecrire(cadre, a_venir=rang == 0) for rang in range(nombre)]
        saisie = min(session.saisie for session in sessions)
        mise_a_jour = max(session.mise_a_jour for session in sessions)
        return Action(self._xml(offre, sessions, saisie, mise_a_jour), saisie, mise_a_jour, nombre)

    def _offre(self, modele: Modele, organisme: Organisme, filiere: Filiere) -> Offre:
        financement = dispositifs.tirer(self.alea, filiere.cle, modele)
        habilitation = "h" in modele.usages or not {"v", "b"}.isdisjoint(modele.usages)
        modalite = self._modalite(modele)
        sites = organisme.sites
        if self.alea.chance(0.94):
            sites = (sites[0] if self.alea.chance(0.6) else self.alea.choice(sites),)
        permanente = filiere.cle not in ALTERNANCE and self.alea.chance(0.6 if habilitation else 0.12)
        temps = duree(self.alea, modele, filiere.cle)
        return Offre(modele, organisme, filiere, financement, modalite, permanente, sites[:3], temps)

    def _modalite(self, modele: Modele) -> int:
        if vocabulaire.domaines()[modele.domaine].distance:
            return self.alea.choice((PRESENTIEL, PRESENTIEL, MIXTE, MIXTE, A_DISTANCE))
        return MIXTE if self.alea.chance(0.2) else PRESENTIEL

    def _xml(self, offre: Offre, sessions: list[Session], saisie: int, mise_a_jour: int) -> str:
        texte = self.calendrier.texte
        return (
            f'<action numero="21_AC_{self.nombre:010d}" datecrea="{texte(saisie)}" datemaj="{texte(mise_a_jour)}">'
            f"{self._entete(offre)}{''.join([session.xml for session in sessions])}"
            f"{self._accueil(offre)}{self._cout(offre)}{self._partenaires(offre, texte(saisie)[:4])}"
            f"{self._extras(offre)}</action>\n"
        )

    def _entete(self, offre: Offre) -> str:
        """Everything up to the sessions, in the order Lhéo demands."""
        tirer, chance, cle = self.alea.choice, self.alea.chance, offre.filiere.cle
        conditions = phrases.CONDITIONS_ALTERNANCE if cle == "alternance" else phrases.CONDITIONS
        lieux = "" if offre.modalite == A_DISTANCE and chance(0.5) else "".join([site.lieu for site in offre.sites])
        url = f"<url-action><urlweb>{offre.organisme.web}/agenda/{self.nombre}</urlweb></url-action>"
        return (
            f"<rythme-formation>{tirer(phrases.RYTHMES[offre.duree.hebdomadaire])}</rythme-formation>"
            f"{publics(offre.financement.publics)}"
            f"<niveau-entree-obligatoire>{int(offre.modele.niveau_entree > '12')}</niveau-entree-obligatoire>"
            f"<modalites-alternance>{tirer(phrases.ALTERNANCES[cle])}</modalites-alternance>"
            f"<modalites-enseignement>{offre.modalite}</modalites-enseignement>"
            f"<conditions-specifiques>{tirer(conditions)}</conditions-specifiques>"
            f"<prise-en-charge-frais-possible>1</prise-en-charge-frais-possible>{lieux}"
            f"<modalites-entrees-sorties>{int(offre.permanente)}</modalites-entrees-sorties>"
            f"{url if chance(0.1) else ''}"
        )

    def _accueil(self, offre: Offre) -> str:
        """What the place offers, and when to come and ask."""
        chance, tirer = self.alea.chance, self.alea.choice
        xml = ""
        if chance(0.1):
            jour = self.calendrier.texte(self.alea.randrange(5, 120))
            xml = (
                f"<adresse-information>{offre.sites[0].adresse}</adresse-information>"
                f"<date-information><date>{jour}</date></date-information>"
            )
        for nom, textes, part in (
            ("restauration", phrases.RESTAURATIONS, 0.12),
            ("hebergement", phrases.HEBERGEMENTS, 0.08),
            ("transport", phrases.TRANSPORTS, 0.12),
            ("acces-handicapes", phrases.ACCES, 0.3),
        ):
            if chance(part):
                xml += balise(nom, tirer(textes))
        langue = "en" if offre.modele.cle.startswith("anglais") else "fr"
        xml += f"<langue-formation>{langue}</langue-formation>" if chance(0.2) else ""
        xml += balise("modalites-recrutement", tirer(phrases.RECRUTEMENTS)) if chance(0.2) else ""
        return xml + (balise("modalites-pedagogiques", tirer(phrases.PEDAGOGIES_COURTES)) if chance(0.25) else "")

    def _cout(self, offre: Offre) -> str:
        """Price (none for what is publicly paid), lengths, and whether an agreement buys the action."""
        temps, individuelle = offre.duree, offre.filiere.cle == "individuelle"
        xml = self._prix(offre) if individuelle else "<frais-restants>Aucun frais pédagogique</frais-restants>"
        xml += (
            f"<duree-indicative>{temps.texte}</duree-indicative>"
            f"<nombre-heures-centre>{temps.centre}</nombre-heures-centre>"
            f"<nombre-heures-entreprise>{temps.entreprise}</nombre-heures-entreprise>"
            f"<nombre-heures-total>{temps.centre + temps.entreprise}</nombre-heures-total>"
        )
        if individuelle and self.alea.chance(0.3):
            xml += balise("detail-conditions-prise-en-charge", self.alea.choice(phrases.PRISES_EN_CHARGE))
        if offre.filiere.cle != "publique":
            return f"{xml}<conventionnement>0</conventionnement>"
        return f"{xml}<conventionnement>1</conventionnement><duree-conventionnee>{temps.centre}</duree-conventionnee>"

    def _prix(self, offre: Offre) -> str:
        """Short formations cost more per hour than long ones."""
        usuel = vocabulaire.domaines()[offre.modele.domaine].prix_horaire
        centimes = round(usuel * self.alea.uniform(75, 125) * (2 if offre.duree.courte else 1) / 50) * 50
        total = centimes * offre.duree.centre
        return balise("prix-horaire-TTC", f"{centimes / 100:.2f}") + balise("prix-total-TTC", f"{total / 100:.2f}")

    def _partenaires(self, offre: Offre, annee: str) -> str:
        """The organismes that teach in the name of the responsible one, then those that pay."""
        formateur = ""
        if self.alea.chance(0.08):
            autre = self.alea.choice(self.formateurs)
            formateur = autre.formateur if autre is not offre.organisme else ""
        return formateur + dispositifs.financeurs(self.alea, offre.financement, annee)

    def _extras(self, offre: Offre) -> str:
        xml = dispositifs.drapeaux(offre.financement.drapeaux)
        xml += extras("duree-hebdo", extra("duree-hebdo", offre.duree.hebdomadaire))
        if self.alea.chance(0.2):
            xml += extras("complements", extra("complement-intitule", self._complement(offre.modele)))
        return xml

    def _complement(self, modele: Modele) -> str:
        """A bloc of the certification, in so many words, or what sets this action apart."""
        if modele.repertoire and modele.repertoire.startswith("RNCP") and self.alea.chance(0.5):
            rang = self.alea.randrange(2)
            return f"Bloc {rang + 1} : {modele.contenus[rang]}"
        return self.alea.choice(phrases.COMPLEMENTS)
