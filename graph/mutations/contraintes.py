"""What the database refuses, said as the rules say it: the last guard, where no rule spoke before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from models.enumerations import TypeObjet
from rules.regle import blocage

if TYPE_CHECKING:
    from psycopg.errors import IntegrityError

    from rules.regle import Anomalie

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
}


def anomalie(violation: IntegrityError) -> Anomalie:
    """The anomaly that a broken constraint is."""
    contrainte, table = violation.diag.constraint_name or "", violation.diag.table_name or ""
    objet = TypeObjet[table.upper()] if table.upper() in TypeObjet.__members__ else TypeObjet.SESSION
    champ = contrainte.removeprefix(f"{table}_").rpartition("_")[0] or table
    inconnue = (
        f"{objet}_{champ.upper()}_INVALIDE",
        (champ,),
        f"La valeur de « {champ} » n'est pas possible.",
        "Corrigez-la.",
    )
    code, ou, message, quoi_faire = _DITES.get(contrainte, inconnue)
    return blocage(code, message, quoi_faire, ou)
