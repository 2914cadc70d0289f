"""Formations as they are reached: by number, through the actions of an organisme, by what they are indexed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.objets import ACTION, FORMATION, ORGANISME
from loaders.references import CERTIFICATION, FORMACODE, ROME
from loaders.relation import CLE, Cardinalite, Cle, Relation, Tri, par, recents, recherche
from models.enumerations import Enumeration

if TYPE_CHECKING:
    from loaders.noun import Noun


class FormationTri(Enumeration):
    """Orders of lists of formations."""

    INTITULE = "INTITULE", "par intitulé, sans égard aux accents ni aux majuscules"
    MISE_A_JOUR = "MISE_A_JOUR", "les dernières mises à jour d'abord"
    NUMERO = "NUMERO", "par numéro"


NUMERO = (Tri("formation.numero"),)
# the expressions of the indexes of models/formation.py
ORDRES: dict[str, tuple[Tri, ...]] = {
    FormationTri.INTITULE: (Tri('left(formation.plie, 200) COLLATE "C"'), *NUMERO),
    FormationTri.MISE_A_JOUR: recents("formation.modifie_le", "formation.numero"),
    FormationTri.NUMERO: NUMERO,
}

formations = Relation("formations", FORMATION, Cardinalite.PAGE, par=(), ordre=NUMERO, ordres=ORDRES, valides=True)
formation_par_numero = recherche("formation_par_numero", FORMATION, "numero")
formation_par_cle = recherche("formation_par_cle", FORMATION, "id", "bigint")

formation_par_action = Relation(
    "formation_par_action", FORMATION, Cardinalite.UN, de=ACTION, par=par("formation_id"), sur=("formation.id",)
)

formations_par_organisme = Relation(
    "formations_par_organisme",
    FORMATION,
    Cardinalite.PAGE,
    de=ORGANISME,
    lien=("formation.id IN (SELECT action.formation_id FROM action WHERE action.organisme_id = p.cle AND {action})"),
    traverse={"action": ACTION},
    offres="offre.organisme_id = p.cle",
    ordre=NUMERO,
    valides=True,
)


def _formations(nom: str, de: Noun, table: str, colonne: str, cle: tuple[Cle, ...] = CLE) -> Relation:
    liens = f"SELECT {table}.formation_id FROM {table} WHERE {table}.{colonne} = p.cle"  # noqa: S608  our own names
    return Relation(
        nom,
        FORMATION,
        Cardinalite.PAGE,
        de=de,
        par=cle,
        lien=f"formation.id IN ({liens})",
        ordre=NUMERO,
        valides=True,
    )


formations_par_certification = _formations(
    "formations_par_certification", CERTIFICATION, "formation_certification", "certification_id"
)
formations_par_formacode = _formations("formations_par_formacode", FORMACODE, "formation_formacode", "formacode_id")
formations_par_rome = _formations("formations_par_rome", ROME, "formation_rome", "rome_code", par("code", "text"))
