"""From a global id to the object: the prefix tells the noun, the rest its key."""

import asyncio
import re
from datetime import date
from typing import Any

from graph.contexte import NUL, Contexte
from loaders import retrouver as numeros
from loaders.action import action_par_cle, action_par_numero
from loaders.certification import certification_par_numero
from loaders.commune import commune_par_code
from loaders.contact import contact_par_cle, contact_par_numero
from loaders.demande import PROPOSE, PROPOSITION, Demande, Etat, Visee
from loaders.demande_au_carif import demande_par_numero
from loaders.dispositif import dispositif_par_numero
from loaders.doublon import doublon_par_numero
from loaders.etablissement import etablissement_par_cle, etablissement_par_numero
from loaders.evenement import evenement_par_cle
from loaders.fiche import fiche_par_code
from loaders.formacode import formacode_par_version_et_code
from loaders.formation import formation_par_cle, formation_par_numero
from loaders.lot import lot_par_numero
from loaders.organisme import organisme_par_cle, organisme_par_numero
from loaders.relation import Relation
from loaders.rome import rome_par_code
from loaders.session import session_par_cle, session_par_numero
from loaders.site import site_par_cle, site_par_numero
from loaders.soumission import soumission_par_cle
from models.colonnes import PREFIXES
from models.enumerations import Noun, Source

PAR_NUMERO: dict[str, Relation] = {
    PREFIXES["organisme"]: organisme_par_numero,
    PREFIXES["etablissement"]: etablissement_par_numero,
    PREFIXES["site"]: site_par_numero,
    PREFIXES["contact"]: contact_par_numero,
    PREFIXES["formation"]: formation_par_numero,
    PREFIXES["action"]: action_par_numero,
    PREFIXES["session"]: session_par_numero,
    PREFIXES["dispositif"]: dispositif_par_numero,
    PREFIXES["certification"]: certification_par_numero,
    # beside the catalogue: each is shown to those whom it concerns
    PREFIXES["demande"]: demande_par_numero,
    PREFIXES["doublon"]: doublon_par_numero,
    PREFIXES["lot"]: lot_par_numero,
}
PAR_CLE: dict[str, Relation] = {
    Noun.ORGANISME: organisme_par_cle,
    Noun.ETABLISSEMENT: etablissement_par_cle,
    Noun.SITE: site_par_cle,
    Noun.CONTACT: contact_par_cle,
    Noun.FORMATION: formation_par_cle,
    Noun.ACTION: action_par_cle,
    Noun.SESSION: session_par_cle,
}
A_PROPOSITIONS = frozenset(PREFIXES[noun] for noun in PAR_CLE)
# what lookups show as it was: a contact that left is nobody's business
A_PASSES = A_PROPOSITIONS - {PREFIXES["site"], PREFIXES["contact"]}
PAR_CODE: dict[str, Relation] = {"RM": rome_par_code, "CM": commune_par_code, "FI": fiche_par_code}

# what an id may lead to
VISABLES = (
    *PAR_NUMERO.values(),
    *PAR_CODE.values(),
    *(formacode_par_version_et_code, evenement_par_cle, soumission_par_cle),
)

SOUMISSION = re.compile(r"SM_([0-9]{10,18})")
EVENEMENT = re.compile(r"EV_([0-9]{1,18})")
FORMACODE = re.compile(r"FC_([0-9]{1,4})_([0-9]{5})")


def viser(identifiant: str) -> Visee | None:
    """Where the object of this id is read; None for one that is none of ours."""
    prefixe, _, reste = identifiant.partition("_")
    if NUL in identifiant:
        return None
    if "~" in identifiant:
        return _viser_un_etat(identifiant)
    if prefixe in PAR_NUMERO:
        return Visee(PAR_NUMERO[prefixe], identifiant)
    if prefixe in PAR_CODE:
        return Visee(PAR_CODE[prefixe], reste)
    return _viser_par_nombres(identifiant)


def _viser_par_nombres(identifiant: str) -> Visee | None:
    """Where an object is read whose id is made of numbers of its own."""
    if trouve := SOUMISSION.fullmatch(identifiant):
        return Visee(soumission_par_cle, int(trouve[1]))
    if trouve := EVENEMENT.fullmatch(identifiant):
        return Visee(evenement_par_cle, int(trouve[1]))
    if trouve := FORMACODE.fullmatch(identifiant):
        return Visee(formacode_par_version_et_code, (int(trouve[1]), trouve[2]))
    return None


def _viser_un_etat(identifiant: str) -> Visee | None:
    """Where an object is read in another state: the end of its id says which."""
    numero, _, suffixe = identifiant.partition("~")
    prefixe, _, _ = numero.partition("_")
    try:
        etat = PROPOSE if suffixe == PROPOSITION else Etat(date.fromisoformat(suffixe))
    except ValueError:
        return None
    if prefixe not in (A_PROPOSITIONS if etat == PROPOSE else A_PASSES) or etat.suffixe != suffixe:
        return None
    return Visee(PAR_NUMERO[prefixe], numero, Demande(etat=etat))


async def retrouver(contexte: Contexte, identifiant: str, source: Source | None) -> list[Any]:
    """The visible objects of the catalogue that bear this number, in the order of nouns, then of our numbers."""
    noun = next((noun for noun in PAR_CLE if identifiant.upper().startswith(f"{PREFIXES[noun]}_")), None)
    if noun is not None and source is None:
        lectures = [contexte.charger(PAR_NUMERO[PREFIXES[noun]], identifiant.upper())]
    else:
        trouves = await contexte.charger(numeros.retrouver, numeros.cle(identifiant, source))
        lectures = [contexte.charger(PAR_CLE[t.genre], t.objet_id) for t in trouves if t.genre in PAR_CLE]
    objets = [objet for objet in await asyncio.gather(*lectures) if objet is not None]
    rangs = list(PAR_CLE)
    return sorted(objets, key=lambda objet: (rangs.index(objet.noun), objet.numero))
