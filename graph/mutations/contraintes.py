"""What the database refuses, said as the rules say it: the last guard, where no rule spoke before."""

from __future__ import annotations

import logging
import uuid
from typing import TYPE_CHECKING, Final

from models.enumerations import TypeObjet
from rules.regle import blocage
from rules.textes import en_api

if TYPE_CHECKING:
    from psycopg.errors import IntegrityError

    from rules.regle import Anomalie

JOURNAL = logging.getLogger(__name__)

_CLE_PRIMAIRE: Final = "_pkey"
_DITES: Final = {
    "etablissement_siret_key": (
        "ETABLISSEMENT_SIRET_UNIQUE",
        ("siret",),
        "Un établissement a déjà ce SIRET.",
        "Vérifiez le SIRET, ou demandez au Carif le rattachement de cet établissement.",
    ),
    "etablissement_principal_key": (
        "ETABLISSEMENT_PRINCIPAL_UNIQUE",
        ("principal",),
        "L'organisme a déjà un établissement principal.",
        "Retirez d'abord « principal » à celui qui l'est.",
    ),
    "site_principal_key": (
        "SITE_PRINCIPAL_UNIQUE",
        ("principal",),
        "L'établissement a déjà un site principal.",
        "Retirez d'abord « principal » à celui qui l'est.",
    ),
    "session_periode_check": (
        "SESSION_DATE_FIN_ANTERIEURE",
        ("fin",),
        "La session finit avant d'avoir commencé.",
        "Vérifiez les deux dates.",
    ),
    "recrutement_periode_check": (
        "SESSION_RECRUTEMENTS_FIN_ANTERIEURE",
        ("recrutements",),
        "Un rendez-vous de recrutement finit avant d'avoir commencé.",
        "Vérifiez ses deux dates.",
    ),
}


def anomalie(violation: IntegrityError) -> Anomalie:
    """The anomaly that a broken constraint is; raises it again where no value that was sent may have broken it."""
    contrainte = violation.diag.constraint_name or ""
    if contrainte in _DITES:
        code, ou, message, quoi_faire = _DITES[contrainte]
        return blocage(code, message, quoi_faire, ou)
    if contrainte.endswith(_CLE_PRIMAIRE):
        raise violation
    return _imprevue(violation, contrainte)


def _imprevue(violation: IntegrityError, contrainte: str) -> Anomalie:
    """What a rule should have said before: whoever runs the service finds it in the log, by its reference."""
    reference = uuid.uuid4().hex[:12]
    JOURNAL.error("unforeseen constraint %s, reference %s", contrainte, reference)  # its values are somebody's
    table = violation.diag.table_name or ""
    objet = TypeObjet[table.upper()] if table.upper() in TypeObjet.__members__ else TypeObjet.SESSION
    colonne = contrainte.removeprefix(f"{table}_").rpartition("_")[0] or table
    champ = en_api(colonne)
    message = f"La valeur de « {champ} » n'est pas possible."
    quoi_faire = f"Corrigez-la, ou donnez cette référence au Carif : {reference}."
    return blocage(f"{objet}_{colonne.upper()}_INVALIDE", message, quoi_faire, (champ,))
