"""The RNCP and the RS of France compétences: sheets, blocs, certificateurs, partners and their habilitations."""

from __future__ import annotations

from importers.formations_de_reference import rafraichir
from importers.reception.forme import Flux
from importers.rncp.enregistrements import (
    Bloc,
    Certificateur,
    Fiche,
    Metier,
    Motcle,
    Partenaire,
    Specialite,
    Succession,
)
from importers.rncp.export_csv import TABLES
from importers.rncp.export_xml import RNCP as FICHES_RNCP
from importers.rncp.export_xml import RS as FICHES_RS
from importers.rncp.tables import CIBLES

RNCP = Flux(
    nom="rncp",
    titre="fiches du RNCP et du RS de France compétences",
    formes=(FICHES_RNCP, FICHES_RS, *TABLES),
    cibles=CIBLES,
    cles={
        Fiche: ("code",),
        Bloc: ("code",),
        Certificateur: ("fiche_code", "cle"),
        Partenaire: ("fiche_code", "cle", "habilitation"),
        Motcle: ("fiche_code", "code"),
        Specialite: ("fiche_code", "code"),
        Metier: ("fiche_code", "code"),
        Succession: ("ancienne_code", "nouvelle_code"),
    },
    suite=rafraichir,
)
