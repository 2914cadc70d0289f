"""Lists of an object in another state than the diffused one: what its row tells stands for the links of the database.

Rows of such a state have one more attribute, `ecarts`: see loaders/etat/surcharge.py. What they lead to is today's.
"""

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Any

from graph.contexte import Contexte
from loaders.adresse import adresse_par_cle
from loaders.certification import certification_par_cle
from loaders.contact import contact_par_cle
from loaders.etablissement import etablissement_par_cle
from loaders.etat.surcharge import ECARTS, rangee
from loaders.formacode import formacode_par_cle
from loaders.listes import bloc_par_code, categorie_par_code, nsf_par_code, public_par_cle
from loaders.noun import Noun
from loaders.objets import DISPOSITIF, DU_CATALOGUE, RECRUTEMENT
from loaders.references import ADRESSE
from loaders.relation import Relation
from loaders.rome import rome_par_code
from loaders.site import site_par_cle
from models.enumerations import Precision
from models.liens import LIENS
from rules.dates import LONGUEURS

# by the column of the link that holds the key of what is listed
PAR_CLE: dict[str, Relation] = {
    "categorie_code": categorie_par_code,
    "formacode_id": formacode_par_cle,
    "contact_id": contact_par_cle,
    "rome_code": rome_par_code,
    "nsf_code": nsf_par_code,
    "certification_id": certification_par_cle,
    "public_id": public_par_cle,
    "etablissement_id": etablissement_par_cle,
    "site_id": site_par_cle,
    "bloc_code": bloc_par_code,
}
LISTES = {(lien.noun, lien.champ): PAR_CLE[lien.enfant] for lien in LIENS}
PORTES: dict[str, Mapping[str, str]] = {noun.table: noun.portes for noun in (*DU_CATALOGUE.values(), DISPOSITIF)}


def autre(objet: Any) -> bool:
    """Whether a row is of another state than the diffused one."""
    return getattr(objet, ECARTS, None) is not None


def liste(contexte: Contexte, objet: Any, champ: str) -> Awaitable[list[Any]] | None:
    """What a field of an object lists in the state that it is in; null where that is what the database links."""
    if not autre(objet):
        return None
    nom = PORTES[objet.noun].get(champ)
    return None if nom is None or nom not in objet.ecarts else _lire(contexte, objet, nom)


async def _lire(contexte: Contexte, objet: Any, nom: str) -> list[Any]:
    valeurs = objet.ecarts[nom]
    match nom:
        case "dispositifs":
            return dispositifs(objet)
        case "recrutements":
            return [_recrutement(objet, recrutement) for recrutement in valeurs or ()]
        case "adresse_id" if valeurs is None:
            return [_ligne(ADRESSE, {"lignes": []})]
        case "adresse_id":
            return [await contexte.charger(adresse_par_cle, valeurs)]
    relation = LISTES[objet.noun, nom]
    lus = await asyncio.gather(*(contexte.charger(relation, cle) for cle in valeurs or ()))
    return [lu for lu in lus if lu is not None]


def dispositifs(session: Any) -> list[Any]:
    """Those of a session in the state that it is in; one that has no number yet goes by its rank."""
    return [_dispositif(session, rang, d) for rang, d in enumerate(session.ecarts["dispositifs"] or (), 1)]


def _dispositif(session: Any, rang: int, valeurs: Mapping[str, Any]) -> Any:
    numero = valeurs.get("numero")
    id_ = f"{session.id}~{rang}" if numero is None else f"{numero}~{session.id.partition('~')[2]}"
    siens = {
        "cle": valeurs.get("id"),
        "id": id_,
        "numero": numero or id_,
        "session_id": session.cle,
        "conventionne": bool(valeurs.get("conventionne")),
        "intention_embauche": bool(valeurs.get("intention_embauche")),
    }
    return rangee(DISPOSITIF)(*_ligne(DISPOSITIF, {**valeurs, **siens}), {"publics": valeurs.get("publics")})


def _recrutement(session: Any, valeurs: Mapping[str, Any]) -> Any:
    dates = {nom: _date(valeurs, nom) for nom in ("debut", "fin")}
    return _ligne(RECRUTEMENT, {**valeurs, **dates, "session_id": session.cle})


def _date(valeurs: Mapping[str, Any], nom: str) -> str | None:
    """A date as far as it is known."""
    jour = valeurs.get(nom)
    return None if jour is None else str(jour)[: LONGUEURS[Precision[valeurs.get(f"{nom}_precision", "JOUR")]]]


def _ligne(noun: Noun, valeurs: Mapping[str, Any]) -> Any:
    """A row of this noun out of the values of a state; what they do not tell is null."""
    return noun.ligne(*(valeurs.get(nom) for nom in noun.colonnes))
