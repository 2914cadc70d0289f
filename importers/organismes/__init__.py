"""The liste publique des organismes de formation (DGEFP): who declared an activity, Qualiopi, the annuaire."""

from __future__ import annotations

from importers.organismes.annuaire import tenir_l_annuaire
from importers.organismes.declaration import Declaration
from importers.organismes.liste import LISTE
from importers.reception.forme import Cible, Flux

ORGANISMES = Flux(
    nom="organismes",
    titre="liste publique des organismes de formation",
    formes=(LISTE,),
    cibles=(
        Cible(
            "organisme_declare",
            (Declaration,),
            ("nda",),
            tuple(nom for nom in Declaration._fields if nom != "nda"),
        ),
    ),
    cles={Declaration: ("nda",)},
    suite=tenir_l_annuaire,
)
