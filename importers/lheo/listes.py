"""Lhéo's closed codes as the catalogue's enumerations and lists."""

from __future__ import annotations

from models.enumerations import EtatRecrutement, ModaliteEnseignement, TypeParcours
from models.nomenclatures import nomenclature

# Each enumeration is written in the order of Lhéo's codes.
MODALITES = {str(rang): str(membre) for rang, membre in enumerate(ModaliteEnseignement)}
ETATS = {str(rang): str(membre) for rang, membre in enumerate(EtatRecrutement, start=1)}
PARCOURS = {str(rang): str(membre) for rang, membre in enumerate(TypeParcours, start=1)}
# The scale of 2019 for every code of Lhéo, old or new; none for « non communiquée ».
NIVEAUX = {str(ligne["code"]): ligne["niveau"] for ligne in nomenclature("niveau_lheo")}
FINANCEURS = frozenset(str(ligne["code"]) for ligne in nomenclature("financeur"))
# What each type of dispositif says of itself.
TYPES_DE_DISPOSITIF = {str(ligne["code"]): ligne for ligne in nomenclature("type_dispositif")}
