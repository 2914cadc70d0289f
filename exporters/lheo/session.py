"""Sessions (S): one `session` each, under the number that all partner systems key on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from exporters.lheo import dispositif, eligibilite
from exporters.lheo.blocs import ecrire_les_blocs, ecrire_les_cycles
from exporters.lheo.complement import lire
from exporters.lheo.constats import Decision
from exporters.lheo.dates import dates_de_fiche, periode
from exporters.lheo.ecriture import Bloc, Ecrit, Note, Refus
from exporters.lheo.extras import extra, extras
from exporters.lheo.remplissages import NOTRE
from exporters.lheo.textes import numero
from models.enumerations import EtatRecrutement

if TYPE_CHECKING:
    from exporters.lheo.coordonnees import Carnet
    from exporters.lheo.lecture import SessionLue

# in the order of Lhéo's codes
ETATS = {
    str(membre): f"<etat-recrutement>{rang}</etat-recrutement>" for rang, membre in enumerate(EtatRecrutement, start=1)
}


def session(lue: SessionLue, derivee: bool | None, repli: int | None, carnet: Carnet) -> Bloc:
    """A session; raises Refus without an address.

    `derivee`: whether it is conventionnée as far as one can tell from its action and its dispositifs; `repli`: the
    address where one registers when neither it nor its places say.
    """
    ligne = lue.ligne
    complement = lire(ligne.complement)
    ecrit = Ecrit("session", ligne.numero)
    ecrit.ajouter("periode", periode(ligne.periode))
    inscription = carnet.inscription[ligne.adresse_inscription_id] or _ailleurs(ligne, repli, carnet)
    ecrit.bloc("adresse-inscription", inscription)
    ecrit.texte("modalites-inscription", ligne.modalites_inscription)
    if ligne.inscription:
        ecrit.ajouter("periode-inscription", f"<periode-inscription>{periode(ligne.inscription)}</periode-inscription>")
    if ligne.etat_recrutement:
        ecrit.ajouter("etat-recrutement", ETATS[ligne.etat_recrutement])
    if lue.recrutements:
        ecrit.blocs("recrutement", [_recrutement(r, ligne.numero, carnet) for r in lue.recrutements])
    if ligne.urls:
        ecrit.suite("url-session", "urlweb", ligne.urls)
    if ligne.contacts:
        ecrit.blocs("contact-session", carnet.contacts("contact-session", ligne.contacts))
    ecrire_les_blocs(ecrit, ligne.blocs, complement.fragments.get("blocs-competences", ()))
    ecrire_les_cycles(ecrit, lue, complement.fragments.get("cycle", ()))
    ecrit.ajouter("extras", _perimee(ligne.declaree_perimee, ligne.passee))
    if lue.eligibilites:
        ecrit.ajouter("extras", eligibilite.ecrire(lue.eligibilites))
    if lue.dispositifs.dits:
        ecrit.ajouter("extras", dispositif.entiers(lue.dispositifs))
    if ligne.conventionnee != derivee:
        dit = "" if ligne.conventionnee is None else int(ligne.conventionnee)
        ecrit.ajouter("extras", extras("sofi-session", extra("conventionnee", dit)))
    ecrit.complement(complement, sauf=("blocs-competences", "cycle"))
    return ecrit.fini(numero(ligne.numero) + dates_de_fiche(ligne.fiche) + complement.attributs(ecrit.nom))


def _ailleurs(ligne: Any, repli: int | None, carnet: Carnet) -> Bloc:
    """Where one registers when the catalogue does not say: where it takes place, else where the organisme is."""
    for adresse, dite in ((carnet.adresse_de_site(ligne.sites), "du lieu"), (carnet.adresse[repli], "de l'organisme")):
        if adresse:
            message = f"Le catalogue ne dit pas où s'inscrire : l'adresse {dite} a été écrite."
            note = Note(ligne.numero, "adresse-inscription", Decision.REMPLI, message)
            xml = f"<adresse-inscription{NOTRE}>{adresse.xml}</adresse-inscription>"
            return Bloc(xml, (*adresse.notes, note))
    message = "Ni la session, ni ses lieux, ni son organisme n'ont d'adresse, et Lhéo en exige une : donnez-en une."
    raise Refus(ligne.numero, "adresse-inscription", message)


@cache
def _perimee(declaree: bool, passee: bool) -> str:
    """Whether it is over: declared so, or since its last day is past, which a reader of tomorrow will judge again."""
    dite = extra("session-perimee", int(declaree or passee))
    return extras("session-perimee", dite, attributs=NOTRE if passee and not declaree else "")


def _recrutement(recrutement: Any, objet: str, carnet: Carnet) -> Bloc:
    ecrit = Ecrit("recrutement", objet)
    ecrit.valeur("modalite-recrutement", recrutement.modalite_code)
    ecrit.valeur("a-distance", recrutement.a_distance)
    if adresse := carnet.adresse[recrutement.adresse_id]:
        ecrit.bloc("adresse", adresse)
    ecrit.texte("urlweb", recrutement.url)
    ecrit.valeur("nb-places", recrutement.places)
    if recrutement.periode:
        ecrit.ajouter("periode", periode(recrutement.periode))
    ecrit.texte("heure-debut", recrutement.heure_debut)
    ecrit.texte("heure-fin", recrutement.heure_fin)
    ecrit.texte("commentaire", recrutement.commentaire)
    ecrit.complement(lire(recrutement.complement))
    return ecrit.fini()
