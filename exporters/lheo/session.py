"""Sessions (S): one `session` each, under the number that all partner systems key on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.lheo import dispositif
from exporters.lheo.blocs import blocs_competences, cycles
from exporters.lheo.complement import lire
from exporters.lheo.constats import Decision
from exporters.lheo.dates import dates_de_fiche, periode
from exporters.lheo.ecriture import Bloc, Ecrit, Note, Refus
from exporters.lheo.extras import extra, extras
from exporters.lheo.remplissages import NOTRE
from exporters.lheo.textes import attribut
from models.enumerations import EtatRecrutement
from rules.dispositif import conventionnee

if TYPE_CHECKING:
    from exporters.lheo.coordonnees import Carnet
    from exporters.lheo.lecture import SessionLue

# in the order of Lhéo's codes
ETATS = {str(membre): str(rang) for rang, membre in enumerate(EtatRecrutement, start=1)}


def session(lue: SessionLue, action: Any, repli: int | None, carnet: Carnet) -> Bloc:
    """A session; `repli`: where one registers when neither it nor its places say. Raises Refus without an address."""
    ligne = lue.ligne
    complement = lire(ligne.complement)
    ecrit = Ecrit("session", ligne.numero)
    ecrit.ajouter("periode", periode(ligne.periode))
    ecrit.blocs("adresse-inscription", [_inscription(ligne, repli, carnet)])
    ecrit.texte("modalites-inscription", ligne.modalites_inscription)
    if ligne.inscription:
        ecrit.ajouter("periode-inscription", f"<periode-inscription>{periode(ligne.inscription)}</periode-inscription>")
    ecrit.valeur("etat-recrutement", ETATS.get(ligne.etat_recrutement))
    ecrit.blocs("recrutement", [_recrutement(r, ligne.numero, carnet) for r in lue.recrutements])
    ecrit.suite("url-session", "urlweb", ligne.urls)
    ecrit.blocs("contact-session", carnet.contacts("contact-session", ligne.contacts))
    ecrit.ajouter("blocs-competences", *blocs_competences(ligne.blocs, complement))
    ecrit.ajouter("cycle", *cycles(ligne, lue.dispositifs, complement))
    ecrit.ajouter("extras", _perimee(ligne))
    ecrit.ajouter("extras", *map(dispositif.entier, lue.dispositifs))
    if ligne.conventionnee != conventionnee(action.conventionnement, [d.conventionne for d in lue.dispositifs]):
        dit = "" if ligne.conventionnee is None else int(ligne.conventionnee)
        ecrit.ajouter("extras", extras("sofi-session", extra("conventionnee", dit)))
    ecrit.complement(complement, sauf=("blocs-competences", "cycle"))
    return ecrit.bloc(attribut("numero", ligne.numero) + dates_de_fiche(ligne.fiche) + complement.attributs(ecrit.nom))


def _inscription(ligne: Any, repli: int | None, carnet: Carnet) -> Bloc:
    """Where one registers, else where the session takes place, else where the organisme is."""
    if adresse := carnet.adresse(ligne.adresse_inscription_id):
        return Bloc(f"<adresse-inscription>{adresse.xml}</adresse-inscription>", adresse.notes)
    for adresse, dite in ((carnet.adresse_de_site(ligne.sites), "du lieu"), (carnet.adresse(repli), "de l'organisme")):
        if adresse:
            message = f"Le catalogue ne dit pas où s'inscrire : l'adresse {dite} a été écrite."
            note = Note(ligne.numero, "adresse-inscription", Decision.REMPLI, message)
            xml = f"<adresse-inscription{NOTRE}>{adresse.xml}</adresse-inscription>"
            return Bloc(xml, (*adresse.notes, note))
    message = "Ni la session, ni ses lieux, ni son organisme n'ont d'adresse, et Lhéo en exige une : donnez-en une."
    raise Refus(ligne.numero, "adresse-inscription", message)


def _perimee(ligne: Any) -> str:
    """Whether it is over: declared so, or since its last day is past, which a reader of tomorrow will judge again."""
    calculee = ligne.passee and not ligne.declaree_perimee
    perimee = int(ligne.passee or ligne.declaree_perimee)
    return extras("session-perimee", extra("session-perimee", perimee), notre=NOTRE if calculee else "")


def _recrutement(recrutement: Any, objet: str, carnet: Carnet) -> Bloc:
    ecrit = Ecrit("recrutement", objet)
    ecrit.valeur("modalite-recrutement", recrutement.modalite_code)
    ecrit.valeur("a-distance", recrutement.a_distance)
    if adresse := carnet.adresse(recrutement.adresse_id):
        ecrit.blocs("adresse", [adresse])
    ecrit.texte("urlweb", recrutement.url)
    ecrit.valeur("nb-places", recrutement.places)
    if recrutement.periode:
        ecrit.ajouter("periode", periode(recrutement.periode))
    ecrit.texte("heure-debut", recrutement.heure_debut)
    ecrit.texte("heure-fin", recrutement.heure_fin)
    ecrit.texte("commentaire", recrutement.commentaire)
    ecrit.complement(lire(recrutement.complement))
    return ecrit.bloc()
