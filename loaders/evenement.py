"""Evenements: what happened to an object, the latest first; only who answers for it and the Carif may read them."""

from __future__ import annotations

from loaders.noun import Noun, propres
from loaders.objets import DU_CATALOGUE
from loaders.relation import Cardinalite, Cle, Relation, Tri, par
from loaders.requete import Requete

_DU_NOUN = (
    "WHEN '{noun.table}' THEN (SELECT {noun.detenteur} FROM {noun.table} WHERE {noun.table}.id = evenement.objet_id)"
)
_DE_CHACUN = " ".join(_DU_NOUN.format(noun=noun) for noun in DU_CATALOGUE.values())

EVENEMENT = Noun(
    nom="Evenement",
    table="evenement",
    detenteur=f"CASE evenement.noun {_DE_CHACUN} END",
    visible=("false",),  # nothing of it is public
    colonnes={
        "cle": "evenement.id",
        "id": "concat('EV_', evenement.id)",
        **propres("evenement", "le", "geste", "auteur"),
        "origine": "evenement.source",
        "motif": "evenement.motif",
        "noun_code": "evenement.noun",
        "objet_id": "evenement.objet_id",
    },
)

evenement_par_cle = Relation("evenement_par_cle", EVENEMENT, Cardinalite.UN, par=par("cle"), sur=("evenement.id",))

evenements_par_objet = Relation(
    "evenements_par_objet",
    EVENEMENT,
    Cardinalite.PAGE,
    par=(Cle("noun", "text"), Cle("cle")),
    sur=("evenement.noun", "evenement.objet_id"),
    ordre=(Tri("evenement.id", "bigint", decroissant=True),),
)

_DERNIER_AUTEUR = """\
-- dernier_auteur
SELECT auteur FROM evenement WHERE (objet_id, noun) = (%(cle)s, %(noun)s) ORDER BY id DESC LIMIT 1"""


def dernier_auteur(noun: str, cle: int) -> Requete:
    """The statement that tells who touched an object last; nobody when a feed did."""
    return Requete(_DERNIER_AUTEUR, {"noun": noun, "cle": cle}, preparee=True)
