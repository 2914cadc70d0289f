"""A hundred writers on twenty sessions: no update is lost, no deadlock reaches them, all of it is in the journal.

They add one to a number, so that an update that is lost shows; they write shared addresses, lists and lots of sessions
of one action, in any order, so that they get in each other's way. Five seconds, thirty where CI is set.
"""

import asyncio
import os
import random
import time
from collections import Counter
from datetime import date
from typing import Any

import psycopg
import pytest
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Requete, moteur
from graph.schema import schema
from loaders.tenue.ensemble import verifier
from models.ecriture import Ecriture
from models.enumerations import Noun
from models.lecteur import Lecteur
from rules.parametres import Parametres
from tests.graph.mutations.lecteurs import A_SAISIE, CARIF
from tests.graph.pilotes import repondre

pytestmark = pytest.mark.anyio

DUREE_S = 30 if os.environ.get("CI") else 5
ECRIVAINS, A_PLUSIEURS, SESSIONS = 90, 10, 20
PREMIERE = 1001
NUMEROS = [f"SE_{PREMIERE + rang:010}" for rang in range(SESSIONS)]
PEUPLER = f"""
INSERT INTO formation (id, statut, source, proprietaire_id, intitule, objectif, programme, resultats_attendus,
    certifiante)
  VALUES (599, 'EN_COURS_DE_SAISIE', 'SAISIE', 101, 'Restaurer', 'Restaurer.', 'Coller.', 'Sait coller.', false);
INSERT INTO formation_formacode (formation_id, formacode_id, rang) VALUES (599, 31, 0);
INSERT INTO action (id, statut, source, formation_id, organisme_id, etablissement_id, modalite_enseignement,
    heures_total, prix_total_ttc, rythme, conditions_specifiques)
  VALUES (699, 'EN_COURS_DE_SAISIE', 'SAISIE', 599, 101, 201, 'PRESENTIEL', 21, 630, 'En journée', 'aucune');
INSERT INTO session (id, numero, statut, source, action_id, organisme_id, debut, debut_precision, fin, fin_precision,
    capacite_cumulee, conventionnee)
  SELECT id, 'SE_' || lpad(id::text, 10, '0'), 'EN_COURS_DE_SAISIE', 'SAISIE', 699, 101, '2027-01-01'::date + id::int,
    'JOUR', '2027-01-01'::date + id::int, 'JOUR', 0, false
  FROM generate_series({PREMIERE}, {PREMIERE + SESSIONS - 1}) AS id;
INSERT INTO session_site (session_id, site_id, rang) SELECT id, 301, 0 FROM session WHERE id >= {PREMIERE};
INSERT INTO dispositif (session_id, rang, type_code, financeur_code)
  SELECT id, 0, 'OPCO', '16' FROM session WHERE id >= {PREMIERE};
INSERT INTO dispositif_public (dispositif_id, public_id, rang) SELECT d.id, p.id, 0 FROM dispositif d, public_vise p
  WHERE d.session_id >= {PREMIERE} AND p.version = 14 AND p.code = '82044'
"""
LIRE = "query ($numero: String!) { session(numero: $numero) { version capaciteCumulee } }"
AJOUTER = """mutation ($numero: String!, $version: Int!, $donnees: SessionDonnees!) {
  modifierSession(numero: $numero, version: $version, donnees: $donnees) {
    session { version } anomalies { code niveau }
    conflit { actuel { version ... on Session { capaciteCumulee } } } } }"""
LOT = """mutation ($geste: Geste!, $objets: [ObjetVersion!]!) {
  appliquerGeste(geste: $geste, objets: $objets, motif: "À revoir.") {
    lignes { numero anomalies { code niveau } conflit { actuel { version } } } } }"""
GESTES = ((A_SAISIE, "SOUMETTRE"), (CARIF, "RETOURNER"), (CARIF, "PRENDRE_EN_CHARGE"))


class Foule:
    """The writers, and what they were told."""

    def __init__(self, pool: AsyncConnectionPool[Any], graine: int) -> None:
        self.pool = pool
        self.fin = time.monotonic() + DUREE_S
        self.hasard = random.Random(graine)  # noqa: S311  no secret
        self.ajouts: Counter[str] = Counter()
        self.versions: Counter[str] = Counter()  # written, those of gestures among them
        self.conflits = 0
        self.codes: Counter[str] = Counter()

    async def demander(self, document: str, lecteur: Lecteur, **variables: Any) -> Any:
        async with Contexte(self.pool, lecteur, date(2026, 11, 23), Parametres("52")) as contexte:
            reponse = await repondre(moteur(schema), Requete(document, variables), contexte)
        assert reponse.erreurs == []
        (donnee,) = (reponse.donnees or {}).values()
        return donnee

    def donnees(self, vue: dict[str, Any]) -> dict[str, Any]:
        """One more, and now and then what others write too."""
        autres: list[dict[str, Any]] = [
            {},
            {"adresseInscription": {"lignes": ["1 rue du Bois"], "commune": "53147"}},
            {"adresseInscription": {"lignes": ["2 rue du Bois"], "commune": "72181"}, "sites": ["SI_0000000002"]},
            {"sites": ["SI_0000000001", "SI_0000000002"], "contacts": ["CT_0000000001"]},
        ]
        return self.hasard.choice(autres) | {"capaciteCumulee": vue["capaciteCumulee"] + 1}

    async def ajouter(self) -> None:
        """Add one to a session, again from what it has become as long as somebody was first."""
        while time.monotonic() < self.fin:
            numero = self.hasard.choice(NUMEROS)
            vue = await self.demander(LIRE, A_SAISIE, numero=numero)
            while True:
                donnees = self.donnees(vue)
                fait = await self.demander(AJOUTER, A_SAISIE, numero=numero, version=vue["version"], donnees=donnees)
                if fait["conflit"] is None:
                    break
                self.conflits += 1
                vue = fait["conflit"]["actuel"]
            assert [a for a in fait["anomalies"] if a["niveau"] == "BLOQUANT"] == [], fait
            self.ajouts[numero] += 1
            self.versions[numero] += 1

    async def faire_des_lots(self) -> None:
        """One gesture on several sessions of one action, which they take along."""
        while time.monotonic() < self.fin:
            lecteur, geste = self.hasard.choice(GESTES)
            numeros = self.hasard.sample(NUMEROS, 5)
            vues = [await self.demander(LIRE, lecteur, numero=numero) for numero in numeros]
            objets = [{"numero": n, "version": vue["version"]} for n, vue in zip(numeros, vues, strict=True)]
            for ligne in (await self.demander(LOT, lecteur, geste=geste, objets=objets))["lignes"]:
                bloquantes = [a["code"] for a in ligne["anomalies"] if a["niveau"] == "BLOQUANT"]
                self.codes.update(bloquantes)
                if ligne["conflit"] is None and not bloquantes and geste != "PRENDRE_EN_CHARGE":
                    self.versions[ligne["numero"]] += 1


async def test_a_hundred_writers_lose_nothing_and_meet_no_deadlock(a_saisir: str, record_property: Any):
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute(PEUPLER)
    options = {"autocommit": True}
    async with AsyncConnectionPool(a_saisir, kwargs=options, min_size=10, max_size=10, timeout=60, open=False) as pool:
        foule = Foule(pool, graine=7)
        taches = [foule.ajouter() for _ in range(ECRIVAINS)] + [foule.faire_des_lots() for _ in range(A_PLUSIEURS)]
        await asyncio.gather(*taches)
    record_property("writes", f"{foule.versions.total()}, {foule.conflits} conflicts, {dict(foule.codes)}")
    assert foule.ajouts.total() >= ECRIVAINS
    assert {*foule.codes} <= {"SESSION_GESTE_REFUSE"}
    with psycopg.connect(a_saisir) as connexion:
        for numero in NUMEROS:
            rejouer(connexion, numero, foule.ajouts[numero], foule.versions[numero])
        assert verifier(connexion) == []


def rejouer(connexion: psycopg.Connection, numero: str, ajouts: int, versions: int) -> None:
    """From the present back to the first state, change by change, nothing missing on the way."""
    objet = Ecriture(connexion).verrouiller(Noun.SESSION, numero)
    assert (objet.etat["capacite_cumulee"], objet.version) == (ajouts, versions + 1)
    lignes = connexion.execute(
        "SELECT anciennes_valeurs FROM evenement WHERE (objet_id, noun) = (%s, 'session') AND proposition IS NULL"
        " ORDER BY id DESC",
        [objet.id],
    ).fetchall()
    assert len(lignes) == versions
    etat = dict(objet.etat)
    for (anciennes,) in lignes:
        if "capacite_cumulee" in anciennes:
            assert anciennes["capacite_cumulee"] == etat["capacite_cumulee"] - 1
        assert all(etat[cle] != valeur for cle, valeur in anciennes.items())
        etat |= anciennes
    assert etat["capacite_cumulee"] == 0
    assert etat["statut"] == "EN_COURS_DE_SAISIE"
    assert (etat["contacts"], etat["adresse_inscription_id"], len(etat["sites"])) == ([], None, 1)
