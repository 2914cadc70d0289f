"""Bridges between lists: Certif Info, Idéo and codes scolarité (Onisep's table de passage), RNCP and CFD (the kit).

They complete certifications and sheets, and never contradict Certif Info.
"""

from __future__ import annotations

from importers.certifinfo.enregistrements import CodeExterne, Mention
from importers.passage.controles import CONTROLES
from importers.passage.kit import KIT, CodeDeFiche
from importers.passage.onisep import ONISEP
from importers.passage.tables import CIBLES
from importers.reception.forme import Flux

PASSAGE = Flux(
    nom="passage",
    titre="table de passage de l'Onisep, kit CFD-RNCP de l'apprentissage",
    formes=(ONISEP, KIT),
    cibles=CIBLES,
    cles={Mention: Mention._fields, CodeExterne: CodeExterne._fields, CodeDeFiche: CodeDeFiche._fields},
    controles=CONTROLES,
)
