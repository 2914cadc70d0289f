"""Certif Info: the certifications, what indexes them, who delivers them, by which ways, and what replaces what."""

from __future__ import annotations

from importers.certifinfo.controles import CONTROLES
from importers.certifinfo.enregistrements import (
    Autorite,
    Certification,
    CodeExterne,
    Domaine,
    Mention,
    Metier,
    Remplacement,
    Specialite,
    TypeDiplome,
)
from importers.certifinfo.opendata import OPENDATA
from importers.certifinfo.remplacements import REMPLACEMENTS
from importers.certifinfo.tables import CIBLES
from importers.formations_de_reference import creer_et_rafraichir
from importers.reception.forme import Flux

CERTIFINFO = Flux(
    nom="certifinfo",
    titre="référentiel des certifications Certif Info",
    formes=(OPENDATA, REMPLACEMENTS),
    cibles=CIBLES,
    cles={
        TypeDiplome: ("code",),
        Certification: ("code",),
        Domaine: ("certification",),
        Metier: ("certification", "code"),
        Specialite: ("certification",),
        Autorite: Autorite._fields,
        CodeExterne: CodeExterne._fields,
        Mention: Mention._fields,
        Remplacement: Remplacement._fields,
    },
    controles=CONTROLES,
    suite=creer_et_rafraichir,
)
