"""Who may train for a sheet or assess, and whether one organisme may."""

from datetime import date
from typing import Annotated, Any

import strawberry

from graph.arguments import After, First
from graph.champs import champ, un
from graph.organisme import Organisme
from graph.suivi import Forme, suivre
from loaders.demande import Demande, Visee
from loaders.fenetre import ouvrir
from loaders.organisme import organisme_par_siret
from loaders.relation import Relation
from models.enumerations import (
    CorrespondanceHabilitation,
    EtatHabilitation,
    QualiteHabilitation,
    ReponseHabilitation,
    TypeHabilitation,
)
from models.erreurs import EntreeInvalide
from rules.organisme import lire_siret

Siret = Annotated[
    str | None,
    strawberry.argument(description="Garde l'établissement de ce SIRET et les autres de la même entreprise."),
]
PeutFormer = Annotated[
    bool | None, strawberry.argument(description="Garde qui peut former aujourd'hui, ou qui ne le peut pas.")
]


@strawberry.type(description="Le droit de former à une certification, ou de l'évaluer, selon France compétences.")
class Habilitation:
    """Of a certificateur, or of a partner."""

    siret: str | None = champ("Numéro SIRET ; absent quand France compétences ne le dit pas, ou le dit faux.")
    nom: str = champ("Nom, selon France compétences.")
    organisme: Organisme | None = un(organisme_par_siret, "L'organisme du catalogue qui a ce SIRET.", par="siret")
    certificateur: bool = champ("Vrai pour un certificateur, faux pour un partenaire.")
    genre: TypeHabilitation | None = champ("Ce qui est permis au partenaire ; absent pour un certificateur.")
    etat: EtatHabilitation | None = champ("État selon France compétences ; absent quand elle ne le dit pas.")
    peut_former: bool = champ("Vrai quand il peut former aujourd'hui.")
    peut_organiser: bool = champ("Vrai quand il peut organiser l'évaluation aujourd'hui.")
    active: bool = champ("Vrai quand l'habilitation a cours aujourd'hui, sur une fiche active.")
    debut: date | None = champ("Depuis quand ; absent quand on ne le sait pas.")


@strawberry.type(description="Si un organisme peut former à une certification, et pourquoi.")
class HabilitationAFormer:
    """A verdict of `rules/habilitation.py`."""

    reponse: ReponseHabilitation = champ("La réponse.")
    correspondance: CorrespondanceHabilitation | None = champ("Comment l'organisme a été reconnu.")
    qualite: QualiteHabilitation | None = champ("À quel titre il peut former.")
    motif: str = champ("Pourquoi, en une phrase.")


def page_d_habilitations(relation: Relation, description: str) -> Any:
    """A page of who may train or assess."""

    def viser(
        siret: Siret = None,
        peut_former: PeutFormer = None,
        first: First = None,
        after: After = None,
    ) -> Visee:
        siren = None if siret is None else lu(siret)[:9]
        donnes = tuple((nom, dit) for nom, dit in (("siren", siren), ("peut_former", peut_former)) if dit is not None)
        return Visee(relation, demande=Demande(filtres=donnes, lecture=ouvrir(relation.ordre, first, after)))

    return suivre(Forme.PAGE, viser, description, (relation.par[0].attribut,), relation)


def lu(siret: str) -> str:
    """A SIRET as it is asked for, with or without its spaces; raises EntreeInvalide."""
    lecture = lire_siret(siret)
    if lecture.valeur is None:
        raise EntreeInvalide(lecture.faute or "Donnez un SIRET : 14 chiffres.")
    return lecture.valeur
