"""What entries name by a code or a number: from each name to the key that is stored, all of a list in one statement."""

from __future__ import annotations

from enum import Enum
from typing import Final

_PAR_CODE: Final = "SELECT {table}.code, {table}.code FROM {table} WHERE {table}.code = ANY(%(noms)s)"
_ACTUELLE: Final = (
    "SELECT {table}.code, {table}.id FROM {table} WHERE {table}.code = ANY(%(noms)s) AND {table}.absent_depuis IS NULL"
    " AND {table}.version = (SELECT max(version) FROM {table})"
)
# what an offer is given with may be another organisme's, as long as everybody sees it: the rules say whose it may be
_PAR_NUMERO: Final = (
    "SELECT {table}.numero, {table}.id FROM {table} JOIN organisme o ON o.id = {table}.organisme_id"
    " WHERE {table}.numero = ANY(%(noms)s)"
    " AND (o.id = %(organisme)s OR {table}.statut = 'VALIDEE' AND o.statut = 'VALIDEE' AND NOT o.suspendu)"
)
_SITE: Final = (
    "SELECT site.numero, site.id FROM site JOIN etablissement e ON e.id = site.etablissement_id"
    " JOIN organisme o ON o.id = e.organisme_id WHERE site.numero = ANY(%(noms)s) AND (o.id = %(organisme)s"
    " OR site.statut = 'VALIDEE' AND e.statut = 'VALIDEE' AND o.statut = 'VALIDEE' AND NOT o.suspendu)"
)


class Designation(Enum):
    """What is named: the statement that finds it, and what to do when it is unknown."""

    NIVEAU = "niveau", _PAR_CODE, "un code de la nomenclature NIVEAU"
    TYPE_CONTACT = "type_contact", _PAR_CODE, "un code de la nomenclature TYPE_CONTACT"
    CATEGORIE_ORGANISME = "categorie_organisme", _PAR_CODE, "un code de la nomenclature CATEGORIE_ORGANISME"
    OBJECTIF_GENERAL = "objectif_general", _PAR_CODE, "un code de la nomenclature OBJECTIF_GENERAL"
    PERIMETRE_RECRUTEMENT = "perimetre_recrutement", _PAR_CODE, "un code de la nomenclature PERIMETRE_RECRUTEMENT"
    MODALITE_RECRUTEMENT = "modalite_recrutement", _PAR_CODE, "un code de la nomenclature MODALITE_RECRUTEMENT"
    TYPE_DISPOSITIF = "type_dispositif", _PAR_CODE, "un code de la nomenclature TYPE_DISPOSITIF"
    FINANCEUR = "financeur", _PAR_CODE, "un code de la nomenclature FINANCEUR"
    LANGUE = "langue", _PAR_CODE, "un code de la nomenclature LANGUE"
    ROME = "rome", _PAR_CODE, "un code ROME, comme H2207"
    NSF = "nsf", _PAR_CODE, "un code de la nomenclature NSF"
    BLOC = "bloc_competences", _PAR_CODE, "le code d'un bloc de la certification, comme RNCP37680BC01"
    FORMACODE = "formacode", _ACTUELLE, "un formacode de la version en vigueur"
    PUBLIC = "public_vise", _ACTUELLE, "un code de la nomenclature PUBLIC"
    CONTACT = (
        "contact",
        _PAR_NUMERO,
        "le numéro d'un contact de l'organisme, ou de qui dispense l'action, comme CT_0000000042",
    )
    SITE = (
        "site",
        _SITE,
        "le numéro d'un site de l'organisme, ou de qui dispense l'action, comme SI_0000000042",
    )
    ETABLISSEMENT = (
        "etablissement",
        _PAR_NUMERO,
        "le numéro d'un établissement, comme ET_0000000042",
    )

    def __init__(self, table: str, enonce: str, attendu: str) -> None:
        self.table = table
        self.attendu = attendu
        self.enonce = f"-- designer_{table}\n{enonce.format(table=table)}"
