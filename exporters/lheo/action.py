"""Actions (A): one `action` for each set of sessions that share places, dispositifs and permanence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.lheo import dispositif, organisme
from exporters.lheo.complement import lire
from exporters.lheo.dates import au_jour, dates_de_fiche
from exporters.lheo.ecriture import Bloc, Ecrit, Refus
from exporters.lheo.extras import extra, extras
from exporters.lheo.remplissages import NOTRE
from exporters.lheo.session import session
from exporters.lheo.textes import attribut
from models.enumerations import ModaliteEnseignement

if TYPE_CHECKING:
    from exporters.lheo.coordonnees import Carnet
    from exporters.lheo.lecture import Voisinage
    from exporters.lheo.regroupement import ActionLheo

# in the order of Lhéo's codes
MODALITES = {str(membre): str(rang) for rang, membre in enumerate(ModaliteEnseignement)}


def action(groupe: ActionLheo, voisinage: Voisinage, carnet: Carnet) -> Bloc:
    """An action; raises Refus when none of its sessions can be written."""
    a = groupe.ligne
    complement = lire(a.complement)
    responsable = voisinage.etablissements[a.etablissement_id]
    ecrit = Ecrit("action", a.numero)
    _pedagogie(ecrit, a)
    _conditions(ecrit, a, groupe)
    ecrit.blocs("lieu-de-formation", carnet.lieux(groupe.sites))
    ecrit.valeur("modalites-entrees-sorties", groupe.permanentes)
    _sessions(ecrit, groupe, responsable.adresse_id, carnet)
    _accueil(ecrit, a)
    _duree_et_prix(ecrit, a)
    formateurs = [e for cle in a.formateurs if (e := voisinage.etablissements.get(cle))] or [responsable]
    restes = complement.fragments.get("organisme-formateur", ())
    ecrit.blocs("organisme-formateur", organisme.formateurs(formateurs, a.contacts, restes, carnet))
    ecrit.blocs("organisme-financeur", dispositif.financeurs(groupe.dispositifs))
    perimee = all(lue.ligne.declaree_perimee for lue in groupe.sessions)
    ecrit.ajouter("extras", *dispositif.drapeaux(groupe.dispositifs, perimee=perimee), *_precisions(a))
    ecrit.complement(complement, sauf=("organisme-formateur",))
    return ecrit.bloc(attribut("numero", groupe.numero) + dates_de_fiche(a) + complement.attributs(ecrit.nom))


def _sessions(ecrit: Ecrit, groupe: ActionLheo, repli: int | None, carnet: Carnet) -> None:
    """Those that can be written; the others are noted."""
    for lue in groupe.sessions:
        try:
            ecrit.blocs("session", [session(lue, groupe.ligne, repli, carnet)])
        except Refus as refus:
            ecrit.notes += refus.notes
    if not ecrit.a("session"):
        raise Refus(groupe.ligne.numero, "session", "Aucune de ses sessions n'a pu être écrite.", ecrit.notes)


def _pedagogie(ecrit: Ecrit, a: Any) -> None:
    ecrit.texte("rythme-formation", a.rythme)
    ecrit.texte("modalites-alternance", a.modalites_alternance)
    ecrit.valeur("modalites-enseignement", MODALITES.get(a.modalite_enseignement))
    ecrit.texte("modalites-pedagogiques", a.modalites_pedagogiques)
    for langue in a.langues:
        ecrit.valeur("langue-formation", langue)
    ecrit.suite("url-action", "urlweb", a.urls)


def _conditions(ecrit: Ecrit, a: Any, groupe: ActionLheo) -> None:
    """Who may enter, and who pays."""
    ecrit.ajouter("code-public-vise", *dispositif.publics_de_l_action(a.publics, groupe.dispositifs))
    ecrit.texte("info-public-vise", a.info_publics)
    ecrit.valeur("niveau-entree-obligatoire", a.niveau_entree_obligatoire)
    ecrit.texte("conditions-specifiques", a.conditions_specifiques)
    ecrit.texte("modalites-recrutement", a.modalites_recrutement)
    ecrit.valeur("code-perimetre-recrutement", a.perimetre_recrutement_code)
    ecrit.valeur("prise-en-charge-frais-possible", a.prise_en_charge_possible)
    ecrit.texte("detail-conditions-prise-en-charge", a.conditions_prise_en_charge)
    if a.conventionnement is not None:
        ecrit.valeur("conventionnement", a.conventionnement)
    elif groupe.dispositifs:
        ecrit.valeur("conventionnement", any(d.conventionne for d in groupe.dispositifs), NOTRE)


def _accueil(ecrit: Ecrit, a: Any) -> None:
    for date in a.dates_information:
        ecrit.ajouter("date-information", f"<date-information><date>{au_jour(date)}</date></date-information>")
    ecrit.texte("restauration", a.restauration)
    ecrit.texte("hebergement", a.hebergement)
    ecrit.texte("transport", a.transport)
    ecrit.texte("acces-handicapes", a.acces_handicapes)


def _duree_et_prix(ecrit: Ecrit, a: Any) -> None:
    ecrit.texte("frais-restants", a.frais_restants)
    ecrit.texte("prix-horaire-TTC", _prix(a.prix_horaire_ttc, 6))
    ecrit.texte("prix-total-TTC", _prix(a.prix_total_ttc, 10))
    ecrit.texte("duree-indicative", a.duree_indicative)
    ecrit.valeur("nombre-heures-centre", a.heures_centre)
    ecrit.valeur("nombre-heures-entreprise", a.heures_entreprise)
    ecrit.valeur("nombre-heures-total", a.heures_total)
    ecrit.valeur("duree-conventionnee", a.heures_conventionnees)


def _prix(montant: str | None, maximum: int) -> str | None:
    """`1234.50`; without the zeros that say nothing where Lhéo has no room for them."""
    if montant is None or len(montant) <= maximum:
        return montant
    return montant.rstrip("0").rstrip(".")


def _precisions(a: Any) -> list[str]:
    complements = (
        extra("complement-intitule", a.complement_intitule),
        extra("complement-descriptif", a.complement_descriptif),
    )
    blocs = [extras("complements", *complements), extras("duree-hebdo", extra("duree-hebdo", a.heures_hebdomadaires))]
    return list(filter(None, blocs))
