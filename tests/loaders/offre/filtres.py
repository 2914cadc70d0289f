"""Filters at random, that find something more often than not."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from loaders.bornes import Lieu, Periode, Rectangle
from loaders.offre.filtre import Filtre
from models.choix import Profil
from models.enumerations import CategorieQualiopi, ModaliteEnseignement, Source, Statut, Voie


def parmi(*valeurs: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(valeurs), min_size=1, max_size=3, unique=True).map(tuple)


JUIN, DANS_UN_AN = date(2026, 6, 1), date(2027, 10, 1)
MAYENNE = {"latitude": 48.3, "longitude": -0.6167}
# of what many offers satisfy: see `parcours.convient`
FREQUENTS: dict[str, st.SearchStrategy[Any]] = {
    "departements": parmi("53", "72", "44", "49"),
    "certifiante": st.booleans(),
    "niveaux_sortie": parmi("3", "4", "6"),
    "modalites": parmi(*ModaliteEnseignement),
    "entree_possible": st.booleans(),
    "types_dispositif": parmi("PRF", "OPCO", "CPF", "CONTRAT_APPRENTISSAGE", "VAE", "AFC"),
    "publics": parmi("80003", "80004", "82044", "81050", "82020", "V9-80004"),
    "voies": parmi(*Voie),
    "profil": st.sampled_from(list(Profil)),
    "financeurs": parmi("2", "16"),
    "conventionnee": st.booleans(),
    "eligible_cpf": st.booleans(),
    "entrees_sorties_permanentes": st.booleans(),
    "debut": st.dates(JUIN, DANS_UN_AN).map(lambda jour: Periode(du=jour)),
    "statuts": parmi(Statut.VALIDEE, Statut.PERIMEE, Statut.ANNULEE, Statut.ARCHIVEE),
}
AUTOUR = st.sampled_from([Lieu(**MAYENNE, rayon_m=80_000), Lieu(**MAYENNE, rayon_m=200_000, a_distance=False)])
AUTRES: dict[str, st.SearchStrategy[Any]] = {
    "champs": parmi("222", "150"),
    "formacodes": parmi("22201", "22202", "22230", "22210"),
    "mois_debut": parmi("2026-12", "2027-01", "2027-02", "2027-09"),
    "organismes": parmi("OR_0000000001", "98765432400019"),
    "qualiopi": parmi(CategorieQualiopi.VAE, CategorieQualiopi.APPRENTISSAGE),
    "sources": parmi(Source.LHEO, Source.IDEO),
    "communes": parmi("53147", "72181"),
    "lieu": AUTOUR | st.just(Lieu(rectangle=Rectangle(48.4, 47.0, 0.5, -0.7))),
}


def filtres(champs: dict[str, st.SearchStrategy[Any]], au_plus: int = 4) -> st.SearchStrategy[Filtre]:
    """Filters of some of these fields."""
    noms = st.lists(st.sampled_from(sorted(champs)), max_size=au_plus, unique=True)
    valeurs = noms.flatmap(lambda choisis: st.fixed_dictionaries({nom: champs[nom] for nom in choisis}))
    return valeurs.map(lambda lus: Filtre(**lus))
