"""Each mutation by each kind of viewer: made for those it is for; else null, a coded error, nothing written."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest
from psycopg import sql
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Reponse, Requete, moteur, schema_graphql
from graph.schema import schema
from models.lecteur import Lecteur
from rules.parametres import Parametres
from service.postgres.ouverture import url_embarquee
from tests import bases
from tests.graph.mutations.conftest import AUJOURD_HUI
from tests.graph.mutations.lecteurs import B_GESTION, LECTEURS
from tests.graph.pilotes import repondre

pytestmark = pytest.mark.anyio

DU_CARIF = {"carif", "admin"}
A_LA_GESTION = {"gestion", *DU_CARIF}
A_LA_SAISIE = {"saisie", *A_LA_GESTION}
ADRESSE = 'adresse: { lignes: ["1 rue du Lac"], codePostal: "53100", commune: "53147" }'
BROUILLON = 'numero: "SE_0000000003"'
SOUMISE = 'numero: "SE_0000000005", version: 1'


class Ecriture(NamedTuple):
    """A mutation: what it is sent, who may, whether it can be tried only, whether it answers line by line."""

    arguments: str
    a_qui: set[str]
    essayable: bool = True
    en_lot: bool = False


ECRITURES = {
    "creerOrganisme": Ecriture('donnees: { raisonSociale: "Neuf", siren: "900000019", domaines: ["45570"] }', DU_CARIF),
    "modifierOrganisme": Ecriture('numero: "OR_0000000001", version: 1, donnees: { nom: "Bois" }', A_LA_GESTION),
    "confirmerOrganisme": Ecriture('numero: "OR_0000000001"', A_LA_GESTION, essayable=False),
    "creerEtablissement": Ecriture('organisme: "OR_0000000001", donnees: { nom: "Annexe" }', A_LA_GESTION),
    "modifierEtablissement": Ecriture('numero: "ET_0000000001", version: 1, donnees: { nom: "Bois" }', A_LA_GESTION),
    "creerSite": Ecriture(f'etablissement: "ET_0000000001", donnees: {{ nom: "Lac", {ADRESSE} }}', A_LA_SAISIE),
    "modifierSite": Ecriture('numero: "SI_0000000001", version: 1, donnees: { nom: "Lac" }', A_LA_SAISIE),
    "creerContact": Ecriture(
        'organisme: "OR_0000000001", donnees: { nomFamille: "Ormeau", courriel: "ormeau@bois.example" }', A_LA_SAISIE
    ),
    "modifierContact": Ecriture('numero: "CT_0000000001", version: 1, donnees: { nomFamille: "If" }', A_LA_SAISIE),
    "creerFormation": Ecriture('organisme: "OR_0000000001", donnees: { intitule: "Tourner" }', A_LA_SAISIE),
    "modifierFormation": Ecriture('numero: "FO_0000000002", version: 1, donnees: { intitule: "Bois" }', A_LA_SAISIE),
    "creerAction": Ecriture(
        'etablissement: "ET_0000000001", formation: "FO_0000000002", donnees: { rythme: "Le soir" }', A_LA_SAISIE
    ),
    "modifierAction": Ecriture('numero: "AC_0000000001", version: 1, donnees: { rythme: "Le soir" }', A_LA_SAISIE),
    "creerSession": Ecriture('action: "AC_0000000001", donnees: { debut: "2027-09" }', A_LA_SAISIE),
    "modifierSession": Ecriture(f"{BROUILLON}, version: 1, donnees: {{ effectifMinimal: 6 }}", A_LA_SAISIE),
    "dupliquerSession": Ecriture(BROUILLON, A_LA_SAISIE),
    "reconduireActions": Ecriture('numeros: ["AC_0000000001"]', A_LA_SAISIE, en_lot=True),
    "soumettreSession": Ecriture(f"{BROUILLON}, version: 1", A_LA_SAISIE),
    "validerSession": Ecriture(SOUMISE, DU_CARIF),
    "retournerSession": Ecriture(f'{SOUMISE}, motif: "À revoir."', DU_CARIF, essayable=False),
    "refuserSession": Ecriture(f'{SOUMISE}, motif: "Hors champ."', DU_CARIF, essayable=False),
    "appliquerGeste": Ecriture(
        'geste: ANNULER, objets: [{ numero: "SE_0000000001", version: 1 }]', A_LA_SAISIE, en_lot=True
    ),
    "creerDemande": Ecriture(
        'donnees: { typeDemande: DEROGATION_PERIMETRE, siret: "44300121900015", motif: "Atelier." }',
        A_LA_GESTION,
        essayable=False,
    ),
    "deciderDemande": Ecriture('numero: "DE_0000000001", decision: REFUSEE, motif: "Non."', DU_CARIF, essayable=False),
    "envoyerMessage": Ecriture('a: "SM_0000000001", texte: "Bonjour."', A_LA_SAISIE, essayable=False),
    "accorderDelegation": Ecriture(
        'de: "OR_0000000001", a: "OR_0000000002", droit: LECTURE', A_LA_GESTION, essayable=False
    ),
    "revoquerDelegation": Ecriture('id: "DG_1"', {"autre organisme", *DU_CARIF}, essayable=False),
    "deciderDoublon": Ecriture('numero: "DB_0000000001", verdict: MEME_OFFRE', DU_CARIF, essayable=False),
}
# who passes the door of a mutation, by an account or a right elsewhere, and may not know of the object: it is absent
_PAS_LE_BROUILLON = [(nom, "autre organisme") for nom, ecriture in ECRITURES.items() if BROUILLON in ecriture.arguments]
_PAS_LE_FIL = [("envoyerMessage", qui) for qui in ("autre organisme", "partenaire", "sans organisme")]
CACHES = {*_PAS_LE_BROUILLON, *_PAS_LE_FIL, ("revoquerDelegation", "gestion")}
CAS = [(nom, qui) for nom in ECRITURES for qui in LECTEURS]

Contenu = dict[str, tuple[int, str]]


@pytest.fixture(scope="module")
def modele(serveur: Path, administration: psycopg.Connection, modele_a_saisir: str) -> Iterator[str]:
    """The name of the catalogue with what waits in it."""
    nom = f"a_decider_{os.getpid()}"
    with bases.copie(serveur, administration, nom, modele_a_saisir) as url:
        with psycopg.connect(url) as connexion:
            connexion.execute(Path(__file__).with_name("a_decider.sql").read_text(encoding="utf-8"))
        yield nom


@pytest.fixture
def url(serveur: Path, modele: str) -> str:
    """Of the catalogue that nobody writes, or all is tried only."""
    return url_embarquee(serveur, modele)


@pytest.fixture(scope="module")
def ecrit(serveur: Path, modele: str) -> Contenu:
    """What is written in it, and stays."""
    return contenu(url_embarquee(serveur, modele))


@pytest.fixture
def copie(serveur: Path, administration: psycopg.Connection, modele: str) -> Iterator[str]:
    """The URL of one of this test's own."""
    with bases.copie(serveur, administration, f"{modele}_copie", modele) as url:
        yield url


async def envoyer(url: str, document: str, lecteur: Lecteur) -> Reponse:
    async with (
        AsyncConnectionPool(url, kwargs={"autocommit": True}, min_size=1, open=False) as pool,
        Contexte(pool, lecteur, AUJOURD_HUI, Parametres("52")) as contexte,
    ):
        return await repondre(moteur(schema), Requete(document), contexte)


def ecrire(nom: str, ecriture: Ecriture) -> str:
    arguments = f"{ecriture.arguments}, essai: true" if ecriture.essayable else ecriture.arguments
    if ecriture.en_lot:
        return (
            f"mutation {{ {nom}({arguments}) {{ lignes {{ anomalies {{ code niveau }} conflit {{ modifieLe }} }} }} }}"
        )
    return f"mutation {{ {nom}({arguments}) {{ anomalies {{ code niveau }} conflit {{ modifieLe }} }} }}"


def contenu(url: str) -> Contenu:
    """Of every table, how many rows and the sum of them."""
    with psycopg.connect(url) as connexion:
        tables = [t for (t,) in connexion.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        sommes = sql.SQL(" UNION ALL ").join(
            sql.SQL("SELECT {}, count(*), md5(string_agg(t::text, '' ORDER BY t::text)) FROM {} AS t").format(
                sql.Literal(table), sql.Identifier(table)
            )
            for table in tables
        )
        return {table: (lignes, somme) for table, lignes, somme in connexion.execute(sommes)}


def payloads(reponse: Reponse) -> list[dict[str, Any]]:
    [payload] = (reponse.donnees or {}).values()
    lignes: list[dict[str, Any]] = payload.get("lignes", [payload])
    return lignes


def test_every_mutation_has_its_line():
    racine = schema_graphql(schema).mutation_type
    assert racine is not None
    assert set(ECRITURES) == set(racine.fields)


@pytest.mark.parametrize(("nom", "qui"), [(nom, qui) for nom, qui in CAS if qui in ECRITURES[nom].a_qui])
async def test_it_is_made_for_those_it_is_for(request: pytest.FixtureRequest, nom: str, qui: str):
    url = request.getfixturevalue("url" if ECRITURES[nom].essayable else "copie")
    reponse = await envoyer(url, ecrire(nom, ECRITURES[nom]), LECTEURS[qui])
    assert reponse.erreurs == []
    faits = payloads(reponse)
    assert faits
    assert [f for f in faits if f["conflit"] or any(a["niveau"] == "BLOQUANT" for a in f["anomalies"])] == []


@pytest.mark.parametrize(("nom", "qui"), [(nom, qui) for nom, qui in CAS if qui not in ECRITURES[nom].a_qui])
async def test_others_are_refused_and_nothing_is_written(url: str, ecrit: Contenu, nom: str, qui: str):
    reponse = await envoyer(url, ecrire(nom, ECRITURES[nom]), LECTEURS[qui])
    if ECRITURES[nom].en_lot and qui == "autre organisme":
        assert [a["code"].rpartition("_")[2] for p in payloads(reponse) for a in p["anomalies"]] == ["INTERDIT"]
    else:
        [erreur] = reponse.erreurs
        assert (reponse.donnees, erreur["path"]) == ({nom: None}, [nom])
        assert erreur["extensions"]["code"] == code_attendu(nom, qui)
    assert contenu(url) == ecrit


def code_attendu(nom: str, qui: str) -> str:
    if qui == "public":
        return "UNAUTHENTICATED"
    return "NOT_FOUND" if (nom, qui) in CACHES else "FORBIDDEN"


@pytest.mark.parametrize("nom", [nom for nom, e in ECRITURES.items() if BROUILLON in e.arguments])
async def test_the_draft_of_another_is_told_as_an_absent_one(url: str, nom: str):
    document = ecrire(nom, ECRITURES[nom])
    absent = "SE_0000009999"
    [celle_d_un_autre] = (await envoyer(url, document, B_GESTION)).erreurs
    [absente] = (await envoyer(url, document.replace("SE_0000000003", absent), B_GESTION)).erreurs
    assert celle_d_un_autre["message"] == absente["message"].replace(absent, "SE_0000000003")
    assert celle_d_un_autre["extensions"]["code"] == absente["extensions"]["code"] == "NOT_FOUND"
