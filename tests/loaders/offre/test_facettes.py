"""Facets: each value counts what choosing it alone would find, by masks as by the general count."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings

from loaders.offre import decompte, facettes, page
from loaders.offre.axes import AXES, PAR_DEFAUT
from loaders.offre.facettes import Valeurs
from loaders.offre.filtre import Filtre
from loaders.offre.question import Question
from loaders.requete import Requete
from loaders.tenue.recherche import refaire, verifier
from models.choix import Axe
from models.enumerations import CategorieQualiopi, ModaliteEnseignement, Source, Statut, TypeCertification, Voie
from models.recherche import BITS, MASQUES
from tests.loaders.conftest import REGARD
from tests.loaders.offre.filtres import AUTRES, FREQUENTS, filtres

Lire = Callable[..., list[Any]]
ENUMERATIONS: dict[Axe, Any] = {
    Axe.MODALITE: ModaliteEnseignement,
    Axe.VOIE: Voie,
    Axe.TYPE_CERTIFICATION: TypeCertification,
    Axe.QUALIOPI: CategorieQualiopi,
    Axe.SOURCE: Source,
    Axe.STATUT: Statut,
}
# Choosing a keyword takes those that it holds; periods and what no field takes are chosen otherwise.
SANS_CHOIX = {Axe.FORMACODE, Axe.ANNEE_DEBUT, Axe.MOIS_SAISIE, Axe.ANNEE_SAISIE}
A_CHOISIR = [axe for axe, definition in AXES.items() if definition.champ and axe not in SANS_CHOIX]
SEULES = [axe for axe in A_CHOISIR if axe not in PAR_DEFAUT]


def par_ensemble(lire: Lire, question: Question) -> tuple[int, dict[Axe, dict[str, int]]]:
    """Those that are counted together, as a search counts them."""
    valeurs = Valeurs(lire(Requete(facettes.VALEURS, {})))
    axes = [axe for axe in PAR_DEFAUT if facettes.ensemble(question, axe, valeurs)]
    total, comptes = facettes.decoder(lire(facettes.facettes(question, axes, valeurs, REGARD)), axes, valeurs)
    return total, {axe: dict(compte) for axe, compte in comptes.items()}


def seule(lire: Lire, question: Question, axe: Axe) -> dict[str, int]:
    """One that is counted alone."""
    lignes = lire(decompte.de_la_facette(question, axe, REGARD))
    return {valeur: nombre for valeur, nombre in lignes if valeur is not None}


def total(lire: Lire, filtre: Filtre) -> int:
    [[nombre]] = lire(page.total(Question(filtre), REGARD, exact=True))
    return int(nombre)


def choisi(filtre: Filtre, axe: Axe, valeur: str) -> Filtre:
    """The filter with this value alone on its axis."""
    champ = AXES[axe].champ
    assert champ is not None
    if axe in ENUMERATIONS:
        return replace(filtre, **{champ: (ENUMERATIONS[axe][valeur],)})
    return replace(filtre, **{champ: valeur == "true" if valeur in {"true", "false"} else (valeur,)})


@settings(max_examples=60, derandomize=True)
@given(filtres(FREQUENTS | AUTRES, au_plus=5))
def test_facets_counted_together_tell_what_the_general_count_does(lire: Lire, filtre: Filtre):
    nombre, comptes = par_ensemble(lire, Question(filtre))

    assert comptes == {axe: seule(lire, Question(filtre), axe) for axe in comptes}
    assert nombre == total(lire, filtre)


@settings(max_examples=15, derandomize=True)
@given(filtres(FREQUENTS | AUTRES, au_plus=3))
def test_a_value_counts_what_choosing_it_finds(lire: Lire, filtre: Filtre):
    _, comptes = par_ensemble(lire, Question(filtre))

    trouves = {
        axe: {valeur: total(lire, choisi(filtre, axe, valeur)) for valeur in compte} for axe, compte in comptes.items()
    }
    assert comptes == trouves


@pytest.mark.parametrize("axe", SEULES)
@pytest.mark.parametrize(
    "filtre",
    [
        Filtre(),
        Filtre(types_dispositif=("PRF", "OPCO"), publics=("80003",), voies=(Voie.FORMATION_CONTINUE,)),
        Filtre(statuts=(Statut.ANNULEE,), departements=("53",), sources=(Source.LHEO,)),
        Filtre(qualiopi=(CategorieQualiopi.VAE,), eligible_cpf=False, conventionnee=True, financeurs=("2",)),
    ],
)
def test_a_value_of_an_axis_counted_alone_counts_what_choosing_it_finds(lire: Lire, axe: Axe, filtre: Filtre):
    compte = seule(lire, Question(filtre), axe)

    assert compte == {valeur: total(lire, choisi(filtre, axe, valeur)) for valeur in compte}


@pytest.mark.parametrize("axe", Axe)
def test_every_axis_can_be_counted(lire: Lire, axe: Axe):
    assert isinstance(seule(lire, Question(), axe), dict)


def test_values_that_share_a_bit_are_counted_exactly(lire: Lire, foule: psycopg.Connection):
    filtre = Filtre(types_dispositif=("OPCO",), departements=("72", "53"))
    avant = {axe: seule(lire, Question(filtre), axe) for axe in PAR_DEFAUT}
    par_type = {code: total(lire, Filtre(types_dispositif=(code,))) for code in ("PRF", "OPCO", "CPF", "VAE", "AFC")}
    with foule.transaction(force_rollback=True):
        foule.execute("DELETE FROM recherche_valeur")
        for axe, mots in MASQUES.items():
            foule.execute("INSERT INTO recherche_valeur VALUES (%s, 'autre', %s)", (axe, mots * BITS - 3))
        refaire(foule)

        _, comptes = par_ensemble(lire, Question(filtre))

        assert verifier(foule) == []
        assert comptes.keys() == {Axe.NIVEAU_SORTIE, Axe.MODALITE, Axe.CERTIFIANTE, Axe.CHAMP}
        assert {axe: comptes.get(axe) or seule(lire, Question(filtre), axe) for axe in PAR_DEFAUT} == avant
        assert {code: total(lire, Filtre(types_dispositif=(code,))) for code in par_type} == par_type


def test_statuses_are_counted_whatever_status_is_asked_for(lire: Lire):
    assert seule(lire, Question(Filtre(statuts=(Statut.ANNULEE,), departements=("53",))), Axe.STATUT) == {
        statut.value: nombre
        for statut in (Statut.VALIDEE, Statut.PERIMEE, Statut.ANNULEE, Statut.ARCHIVEE)
        if (nombre := total(lire, Filtre(statuts=(statut,), departements=("53",))))
    }
