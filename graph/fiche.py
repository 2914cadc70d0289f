"""Sheets of the RNCP and the RS."""

from datetime import date
from typing import Annotated, Any

import strawberry
from strawberry import Info

from graph.certificateur import Certificateur
from graph.champs import calcule, champ, contexte, liste, lit, un
from graph.connexion import Connection
from graph.formacode import Formacode
from graph.habilitation import Habilitation, HabilitationAFormer, lu, page_d_habilitations
from graph.listes import BlocCompetences, Niveau, Nsf
from graph.noeud import Node
from graph.rome import Rome
from loaders.certificateur import certificateurs_par_fiche
from loaders.fiche import fiches_actuelles_par_fiche, fiches_anciennes_par_fiche, fiches_nouvelles_par_fiche
from loaders.formacode import formacodes_par_fiche
from loaders.habilitation import habilitations_par_fiche, habilitations_par_fiche_et_siren
from loaders.listes import blocs_par_fiche, niveau_par_code, nsf_par_fiche
from loaders.rome import romes_par_fiche
from models.enumerations import EtatFiche, EtatHabilitation, TypeEnregistrement
from rules import habilitation as regle
from rules.fiche import Enregistrement, fiche_active

Le = Annotated[date | None, strawberry.argument(description="Le jour en question ; aujourd'hui par défaut.")]
Siret = Annotated[str, strawberry.argument(description="SIRET de l'établissement qui formerait.")]


@lit("actif", "debut_enregistrement", "fin_enregistrement")
def _active(self: Any, info: Info, le: Le = None) -> bool:
    aujourdhui = contexte(info).regard.aujourdhui
    return fiche_active(
        Enregistrement(self.actif, self.debut_enregistrement, self.fin_enregistrement), le or aujourdhui, aujourdhui
    )


@lit("cle", "type_enregistrement", "actif", "debut_enregistrement", "fin_enregistrement")
async def _habilitation_a_former(self: Any, info: Info, siret: Siret) -> regle.Verdict:
    demande = lu(siret)
    lues = await contexte(info).charger(habilitations_par_fiche_et_siren, (self.cle, demande[:9]))
    fiche = regle.FicheLue(
        active=_active(self, info),
        de_droit=self.type_enregistrement == TypeEnregistrement.DE_DROIT,
        certificateurs=[
            regle.Certificateur(lue.siret, lue.etat != EtatHabilitation.INACTIF) for lue in lues if lue.certificateur
        ],
        partenaires=[regle.Partenaire(lue.siret, lue.genre, lue.etat) for lue in lues if not lue.certificateur],
    )
    return regle.habilitation_a_former(demande, fiche)


@strawberry.type(description="Une fiche du RNCP ou du répertoire spécifique (RS) de France compétences.")
class Fiche(Node):
    """What France compétences publishes of a certification."""

    code: str = champ("`RNCP37948` ou `RS5130`.")
    intitule: str = champ("Intitulé ; le code tant que l'export de France compétences n'est pas chargé.")
    sigle: str | None = champ("Sigle du genre de diplôme : `CAP`, `BTS`.")
    etat_fiche: EtatFiche | None = champ("Où en est la fiche chez France compétences.")
    actif: bool | None = champ("Si l'enregistrement courait le jour où l'export a été fait.")
    active: bool = calcule(_active, "Vrai quand l'enregistrement court ce jour-là.")
    type_enregistrement: TypeEnregistrement | None = champ("Comment elle est entrée au répertoire.")
    niveau: Niveau | None = un(niveau_par_code, "Niveau de qualification ; aucun au RS.", par="niveau_code")
    debut_enregistrement: date | None = champ("Début de l'enregistrement : date d'effet, sinon de décision.")
    fin_enregistrement: date | None = champ("Fin de l'enregistrement.")
    date_decision: date | None = champ("Date de la décision d'enregistrement.")
    effet: date | None = champ("Date d'effet de l'enregistrement.")
    limite_delivrance: date | None = champ("Dernier jour où la certification peut être délivrée.")
    publication: date | None = champ("Date de publication de la fiche.")
    objectifs: str | None = champ("Objectifs et contexte, en texte simple.")
    activites: str | None = champ("Activités visées, en texte simple.")
    capacites: str | None = champ("Capacités attestées, en texte simple.")
    secteurs: str | None = champ("Secteurs d'activité, en texte simple.")
    emplois: str | None = champ("Emplois accessibles, en texte simple.")
    urls: list[str] = champ("Pages web qui décrivent la certification.")
    blocs_competences: list[BlocCompetences] = liste(blocs_par_fiche, "Blocs de compétences, par code.")
    certificateurs: list[Certificateur] = liste(certificateurs_par_fiche, "Qui délivre la certification.")
    habilitations: Connection[Habilitation] = page_d_habilitations(
        habilitations_par_fiche, "Qui peut y former ou l'évaluer : les certificateurs, puis les partenaires."
    )
    habilitation_a_former: HabilitationAFormer = calcule(
        _habilitation_a_former, "Si l'établissement de ce SIRET peut y former aujourd'hui, et pourquoi."
    )
    formacodes: list[Formacode] = liste(formacodes_par_fiche, "Domaines, le principal d'abord.")
    nsf: list[Nsf] = liste(nsf_par_fiche, "Spécialités NSF.")
    romes: list[Rome] = liste(romes_par_fiche, "Métiers auxquels elle mène.")
    anciennes: list[Annotated["Fiche", strawberry.lazy("graph.fiche")]] = liste(
        fiches_anciennes_par_fiche, "Fiches qu'elle remplace."
    )
    nouvelles: list[Annotated["Fiche", strawberry.lazy("graph.fiche")]] = liste(
        fiches_nouvelles_par_fiche, "Fiches qui la remplacent."
    )
    actuelles: list[Annotated["Fiche", strawberry.lazy("graph.fiche")]] = liste(
        fiches_actuelles_par_fiche, "Fiches au bout de la chaîne de celles qui la remplacent ; aucune si elle boucle."
    )
