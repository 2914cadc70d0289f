"""Actions (A): one `action` for each set of sessions that share places, dispositifs and permanence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from exporters.lheo import dispositif
from exporters.lheo.complement import lire
from exporters.lheo.constats import Decision
from exporters.lheo.dates import au_jour, dates_de_fiche
from exporters.lheo.ecriture import Bloc, Colonnes, Ecrit, Note, Refus
from exporters.lheo.extras import extra, extras
from exporters.lheo.remplissages import NOTRE
from exporters.lheo.session import session
from exporters.lheo.textes import numero
from models.enumerations import ModaliteEnseignement
from rules.dispositif import conventionnee

if TYPE_CHECKING:
    from exporters.lheo.coordonnees import Carnet
    from exporters.lheo.dispositif import Ensemble
    from exporters.lheo.organisme import Organismes
    from exporters.lheo.regroupement import ActionLheo

PRIX = ("prix-horaire-TTC", "prix-total-TTC")
# in the order of Lhéo's codes
MODALITES = {str(membre): str(rang) for rang, membre in enumerate(ModaliteEnseignement)}


COLONNES = Colonnes(
    {
        "rythme-formation": "rythme",
        "info-public-vise": "info_publics",
        "niveau-entree-obligatoire": "niveau_entree_obligatoire",
        "modalites-alternance": "modalites_alternance",
        "modalites-enseignement": "modalite_enseignement",
        "conditions-specifiques": "conditions_specifiques",
        "prise-en-charge-frais-possible": "prise_en_charge_possible",
        "restauration": "restauration",
        "hebergement": "hebergement",
        "transport": "transport",
        "acces-handicapes": "acces_handicapes",
        "modalites-recrutement": "modalites_recrutement",
        "modalites-pedagogiques": "modalites_pedagogiques",
        "frais-restants": "frais_restants",
        "code-perimetre-recrutement": "perimetre_recrutement_code",
        "duree-indicative": "duree_indicative",
        "nombre-heures-centre": "heures_centre",
        "nombre-heures-entreprise": "heures_entreprise",
        "nombre-heures-total": "heures_total",
        "detail-conditions-prise-en-charge": "conditions_prise_en_charge",
        "conventionnement": "conventionnement",
        "duree-conventionnee": "heures_conventionnees",
    },
    codes={"modalites-enseignement": MODALITES},
)


def action(groupe: ActionLheo, organismes: Organismes, carnet: Carnet) -> Bloc:
    """An action; raises Refus when none of its sessions can be written."""
    a = groupe.ligne
    complement = lire(a.complement)
    ensemble = dispositif.ensemble(groupe.dits)
    ecrit = Ecrit("action", a.numero)
    ecrit.ligne(a, COLONNES)
    dispositif.ecrire_les_publics(ecrit, a.publics, ensemble.publics)
    ecrit.blocs("lieu-de-formation", carnet.lieux(groupe.sites))
    ecrit.valeur("modalites-entrees-sorties", groupe.permanentes)
    if a.urls:
        ecrit.suite("url-action", "urlweb", a.urls)
    ecrit.bloc("session", _sessions(groupe, ensemble, organismes.connus[a.etablissement_id].adresse_id, carnet))
    for date in a.dates_information:
        dedans = Ecrit("date-information", a.numero)
        dedans.valeur("date", au_jour(date))
        ecrit.element(dedans)
    for langue in a.langues:
        ecrit.valeur("langue-formation", langue)
    ecrit.textes_de(PRIX, (_prix(a.prix_horaire_ttc, 6), _prix(a.prix_total_ttc, 10)))
    if a.conventionnement is None and groupe.dits:
        ecrit.valeur("conventionnement", any(ensemble.conventionnes), NOTRE)
    formateurs = [cle for cle in a.formateurs if cle in organismes.connus]
    if len(formateurs) < len(a.formateurs):
        dit = "Un organisme formateur n'est pas public : il n'a pas été écrit."
        ecrit.notes.append(Note(a.numero, "organisme-formateur", Decision.LAISSE, dit))
    elif not formateurs:
        formateurs = [a.etablissement_id]
    restes = complement.fragments.get("organisme-formateur", ())
    ecrit.blocs("organisme-formateur", organismes.formateurs(formateurs, a.contacts, restes))
    ecrit.blocs("organisme-financeur", ensemble.financeurs)
    perimee = all(lue.ligne.declaree_perimee for lue in groupe.sessions)
    precisions = _precisions(a.complement_intitule, a.complement_descriptif, a.heures_hebdomadaires)
    ecrit.ajouter("extras", dispositif.drapeaux(ensemble.types, perimee=perimee) + precisions)
    ecrit.complement(complement, sauf=("organisme-formateur",))
    return ecrit.fini(numero(groupe.numero) + dates_de_fiche(a.fiche) + complement.attributs(ecrit.nom))


def _sessions(groupe: ActionLheo, ensemble: Ensemble, repli: int | None, carnet: Carnet) -> Bloc:
    """Those that can be written, one after the other; the others are noted."""
    derivee = conventionnee(groupe.ligne.conventionnement, ensemble.conventionnes)
    ecrites: list[str] = []
    notes: list[Note] = []
    for lue in groupe.sessions:
        try:
            xml, dites = session(lue, derivee, repli, carnet)
        except Refus as refus:
            notes += refus.notes
        else:
            ecrites.append(xml)
            notes += dites
    if not ecrites:
        raise Refus(groupe.ligne.numero, "session", "Aucune de ses sessions n'a pu être écrite.", notes)
    return Bloc("".join(ecrites), tuple(notes))


def _prix(montant: str | None, maximum: int) -> str | None:
    """`1234.50`; without the zeros that say nothing where Lhéo has no room for them."""
    if montant is None or len(montant) <= maximum:
        return montant
    return montant.rstrip("0").rstrip(".")


@lru_cache(maxsize=1024)
def _precisions(intitule: str | None, descriptif: str | None, heures_hebdomadaires: int | None) -> str:
    complements = extra("complement-intitule", intitule), extra("complement-descriptif", descriptif)
    return extras("complements", *complements) + extras("duree-hebdo", extra("duree-hebdo", heures_hebdomadaires))
