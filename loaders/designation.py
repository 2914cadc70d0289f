"""What entries name by a code or a number: from each name to the key that is stored, all of a list in one statement."""

from __future__ import annotations

from enum import Enum
from typing import Final

_PAR_CODE: Final = "SELECT {table}.code, {table}.code FROM {table} WHERE {table}.code = ANY(%(noms)s)"
_ACTUELLE: Final = (
    "SELECT {table}.code, {table}.id FROM {table} WHERE {table}.code = ANY(%(noms)s) AND {table}.absent_depuis IS NULL"
    " AND {table}.version = (SELECT max(version) FROM {table})"
)
_PAR_NUMERO: Final = (
    "SELECT {table}.numero, {table}.id FROM {table}"
    " WHERE {table}.numero = ANY(%(noms)s) AND {table}.organisme_id = %(organisme)s"
)
_SITE: Final = (
    "SELECT site.numero, site.id FROM site JOIN etablissement ON etablissement.id = site.etablissement_id"
    " WHERE site.numero = ANY(%(noms)s) AND etablissement.organisme_id = %(organisme)s"
)
# one that gives an action may be another organisme's, as long as everybody sees it
_ETABLISSEMENT: Final = (
    "SELECT etablissement.numero, etablissement.id FROM etablissement WHERE etablissement.numero = ANY(%(noms)s)"
    " AND (etablissement.organisme_id = %(organisme)s OR etablissement.statut = 'VALIDEE' AND EXISTS (SELECT"
    " FROM organisme o WHERE o.id = etablissement.organisme_id AND o.statut = 'VALIDEE' AND NOT o.suspendu))"
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
    COMMUNE = (
        "commune",
        "SELECT commune.code, commune.id FROM commune WHERE commune.code = ANY(%(noms)s)",
        "le code Insee d'une commune, comme 53147",
    )
    CONTACT = "contact", _PAR_NUMERO, "le numéro d'un contact de l'organisme, comme CT_0000000042"
    SITE = (
        "site",
        _SITE,
        "le numéro d'un site de l'organisme, comme SI_0000000042",
    )
    ETABLISSEMENT = (
        "etablissement",
        _ETABLISSEMENT,
        "le numéro d'un établissement, comme ET_0000000042",
    )

    def __init__(self, table: str, enonce: str, attendu: str) -> None:
        self.table = table
        self.attendu = attendu
        self.enonce = f"-- designer_{table}\n{enonce.format(table=table)}"
