"""CPF: periods of eligibility by Certif Info code, and the sheets that Mon Compte Formation gives to these codes."""

from __future__ import annotations

from importers.certifinfo.enregistrements import Mention
from importers.cpf.catalogue import CATALOGUE
from importers.cpf.controles import CONTROLES
from importers.cpf.enregistrements import Eligibilite
from importers.cpf.liste import LISTE
from importers.cpf.tables import CIBLES
from importers.reception.forme import Flux

CPF = Flux(
    nom="cpf",
    titre="périodes d'éligibilité au CPF, catalogue de Mon Compte Formation",
    formes=(LISTE, CATALOGUE),
    cibles=CIBLES,
    cles={
        Eligibilite: ("certification", "code_cpf", "public", "debut", "cle"),
        Mention: Mention._fields,
    },
    controles=CONTROLES,
)
