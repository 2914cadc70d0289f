"""What the write path promises: stale versions, submissions at once, idempotency keys, all or nothing."""

import asyncio
import threading
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from graph.execution import Reponse
from graph.mutations import chantier
from models.ecriture import Ecriture
from models.enumerations import Noun
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE, B_GESTION, CARIF

pytestmark = pytest.mark.anyio

BROUILLON, DIFFUSEE = "SE_0000000003", "SE_0000000001"
MODIFIER = """mutation ($numero: String!, $version: Int!, $donnees: SessionDonnees!, $cle: String, $essai: Boolean) {
  modifierSession(numero: $numero, version: $version, donnees: $donnees, cle: $cle, essai: $essai) {
    session { version capaciteCumulee } anomalies { code champ message }
    conflit { modifieLe actuel { numero version statut } } } }"""
SOUMETTRE = """mutation { soumettreSession(numero: "SE_0000000003", version: 1) {
  session { statut version } anomalies { code } conflit { actuel { version statut } } } }"""
CREER = """mutation ($donnees: SessionDonnees!, $cle: String) {
  creerSession(action: "AC_0000000002", donnees: $donnees, cle: $cle) { session { numero } anomalies { code } } }"""
JOURNAL = "SELECT geste FROM evenement ORDER BY id"


def modification(**champs: Any) -> dict[str, Any]:
    return {"numero": BROUILLON, "version": 1, "donnees": {"capaciteCumulee": 12}} | champs


def ce_que_repond(reponse: Reponse) -> Any:
    assert reponse.erreurs == []
    (payload,) = (reponse.donnees or {}).values()
    return payload


async def bloques(url: str, combien: int) -> None:
    """Wait until that many connections of the database wait for another one."""
    requete = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as guet, asyncio.timeout(20):
        while (await guet.execute(requete)).rowcount < combien:  # noqa: ASYNC110  no event tells it
            await asyncio.sleep(0.01)


async def test_a_stale_version_tells_the_present_state_and_writes_nothing(muter: Muter, lire_la_base: LireLaBase):
    await muter(MODIFIER, A_SAISIE, **modification())
    payload = ce_que_repond(await muter(MODIFIER, A_SAISIE, **modification(donnees={"capaciteCumulee": 99})))
    assert payload["session"] is None
    assert payload["conflit"]["actuel"] == {"numero": BROUILLON, "version": 2, "statut": "EN_COURS_DE_SAISIE"}
    assert lire_la_base("SELECT capacite_cumulee, version FROM session WHERE id = 703") == [
        {"capacite_cumulee": 12, "version": 2}
    ]
    assert lire_la_base(JOURNAL) == [{"geste": "MODIFIER"}]


async def test_a_conflict_tells_who_was_first(muter: Muter, a_saisir: str):
    document = """mutation ($version: Int!) { modifierSession(numero: "SE_0000000003", version: $version,
      donnees: {capaciteCumulee: 12}) { conflit { modifiePar } } }"""
    await muter(document, A_GESTION, version=1)
    assert ce_que_repond(await muter(document, A_SAISIE, version=1)) == {
        "conflit": {"modifiePar": "gestion@bois.example"}
    }
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute(
            "INSERT INTO evenement (geste, noun, objet_id, source, anciennes_valeurs) VALUES"
            " ('IMPORTER', 'session', 703, 'LHEO', '{}')"
        )
    assert ce_que_repond(await muter(document, A_SAISIE, version=1)) == {"conflit": {"modifiePar": None}}


async def test_of_two_submissions_at_once_one_wins_and_the_other_is_told(muter: Muter, lire_la_base: LireLaBase):
    lues = [ce_que_repond(r) for r in await asyncio.gather(muter(SOUMETTRE, A_SAISIE), muter(SOUMETTRE, A_GESTION))]
    assert sorted(lue["session"] is not None for lue in lues) == [False, True]
    (perdue,) = [lue for lue in lues if lue["session"] is None]
    assert perdue["conflit"] == {"actuel": {"version": 2, "statut": "SOUMISE"}}
    assert lire_la_base("SELECT count(*) FROM soumission") == [{"count": 1}]


async def test_of_two_sessions_alike_handed_in_at_once_the_second_is_told_of_the_first(muter: Muter, a_saisir: str):
    dates = '{ debut: "2027-02-01", fin: "2027-02-03" }'
    copie = f'mutation {{ dupliquerSession(numero: "SE_0000000003", donnees: {dates}) {{ session {{ numero }} }} }}'
    jumelle = ce_que_repond(await muter(copie, A_SAISIE))["session"]["numero"]
    soumettre = """mutation ($numero: String!) { soumettreSession(numero: $numero, version: 1) {
      session { statut } anomalies { code } } }"""
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute("SELECT FROM action WHERE id = 602 FOR UPDATE")
        attendues = [asyncio.ensure_future(muter(soumettre, A_SAISIE, numero=n)) for n in ("SE_0000000003", jumelle)]
        await bloques(a_saisir, 2)
    lues = [ce_que_repond(reponse) for reponse in await asyncio.gather(*attendues)]
    assert sorted([anomalie["code"] for anomalie in lue["anomalies"]] for lue in lues) == [[], ["SESSION_DOUBLON"]]


async def test_a_pending_edit_has_the_version_that_the_next_edit_is_held_to(muter: Muter):
    premiere = ce_que_repond(await muter(MODIFIER, A_SAISIE, **modification(numero=DIFFUSEE)))
    assert premiere["session"] == {"version": 1, "capaciteCumulee": None}  # diffused as it was
    perimee = ce_que_repond(await muter(MODIFIER, A_SAISIE, **modification(numero=DIFFUSEE)))
    assert perimee["conflit"]["actuel"]["numero"] == DIFFUSEE
    suite = ce_que_repond(await muter(MODIFIER, A_SAISIE, **modification(numero=DIFFUSEE, version=2)))
    assert suite["conflit"] is None


async def test_the_same_key_does_it_once_and_answers_the_same(muter: Muter, lire_la_base: LireLaBase):
    variables = {"donnees": {"capaciteCumulee": 12}, "cle": "k1"}
    premiere, seconde = [await muter(CREER, A_SAISIE, **variables) for _ in range(2)]
    assert premiere.donnees == seconde.donnees
    assert lire_la_base("SELECT count(*) FROM session WHERE capacite_cumulee = 12") == [{"count": 1}]


async def test_the_same_key_sent_at_once_does_it_once(muter: Muter, lire_la_base: LireLaBase):
    variables = {"donnees": {"capaciteCumulee": 12}, "cle": "k1"}
    reponses = await asyncio.gather(*(muter(CREER, A_SAISIE, **variables) for _ in range(4)))
    assert [reponse.donnees for reponse in reponses] == [reponses[0].donnees] * 4
    assert lire_la_base("SELECT count(*) FROM session WHERE capacite_cumulee = 12") == [{"count": 1}]


async def test_a_key_that_waits_for_another_one_sees_what_it_wrote(
    muter: Muter, a_saisir: str, lire_la_base: LireLaBase
):
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute("SELECT pg_advisory_xact_lock(hashtextextended('k1', 912))")
        attendues = [asyncio.ensure_future(muter(CREER, A_SAISIE, donnees={}, cle="k1")) for _ in range(2)]
        await bloques(a_saisir, 2)
    premiere, seconde = await asyncio.gather(*attendues)
    assert premiere.donnees == seconde.donnees
    assert lire_la_base("SELECT count(*) FROM session") == [{"count": 5}]


async def test_a_key_sent_with_other_arguments_is_refused(muter: Muter, lire_la_base: LireLaBase):
    await muter(CREER, A_SAISIE, donnees={"capaciteCumulee": 12}, cle="k1")
    autre = await muter(CREER, A_SAISIE, donnees={"capaciteCumulee": 13}, cle="k1")
    assert [erreur["extensions"]["code"] for erreur in autre.erreurs] == ["BAD_USER_INPUT"]
    assert autre.erreurs[0]["message"] == "Cette `cle` a déjà servi à une autre demande : donnez-en une nouvelle."
    assert lire_la_base("SELECT count(*) FROM session") == [{"count": 5}]


async def test_a_key_is_of_its_account_alone(muter: Muter, lire_la_base: LireLaBase):
    for lecteur in (A_SAISIE, A_GESTION):
        ce_que_repond(await muter(CREER, lecteur, donnees={}, cle="k1"))
    assert lire_la_base("SELECT count(*) FROM session") == [{"count": 6}]


async def test_a_key_answers_the_same_for_two_days_then_serves_again(
    muter: Muter, a_saisir: str, lire_la_base: LireLaBase
):
    premiere = ce_que_repond(await muter(CREER, A_SAISIE, donnees={}, cle="k1"))
    vieillir = "UPDATE reponse_gardee SET le = le - %s::interval"
    with psycopg.connect(a_saisir, autocommit=True) as connexion:
        connexion.execute(vieillir, ["47 h 59 min"])
        assert ce_que_repond(await muter(CREER, A_SAISIE, donnees={}, cle="k1")) == premiere
        connexion.execute(vieillir, ["1 min"])
    ce_que_repond(await muter(CREER, A_SAISIE, donnees={"capaciteCumulee": 3}, cle="k1"))
    assert lire_la_base("SELECT count(*) FROM session") == [{"count": 6}]


async def test_answers_are_forgotten_after_two_days_whoever_they_were_for(
    muter: Muter, a_saisir: str, lire_la_base: LireLaBase
):
    garder = "INSERT INTO reponse_gardee (compte_id, cle, empreinte, issue, le) VALUES (921, %s, '', '{}', now() - %s)"
    with psycopg.connect(a_saisir) as connexion:
        for age in (47, 49, 500):
            connexion.execute(garder, [f"{age} h", timedelta(hours=age)])
    ce_que_repond(await muter(CREER, A_SAISIE, donnees={}, cle="k1"))
    assert lire_la_base("SELECT cle FROM reponse_gardee ORDER BY cle") == [{"cle": "47 h"}, {"cle": "k1"}]


async def test_what_is_only_tried_does_not_use_its_key(muter: Muter, lire_la_base: LireLaBase):
    ce_que_repond(await muter(MODIFIER, A_SAISIE, **modification(cle="k1", essai=True)))
    faite = ce_que_repond(await muter(MODIFIER, A_SAISIE, **modification(cle="k1")))
    assert faite["session"] == {"version": 2, "capaciteCumulee": 12}
    assert lire_la_base("SELECT count(*) FROM reponse_gardee") == [{"count": 1}]


async def test_what_is_refused_does_not_use_its_key(muter: Muter):
    refusee = ce_que_repond(await muter(CREER, A_SAISIE, donnees={"sites": ["SI_0000000003"]}, cle="k1"))
    assert [anomalie["code"] for anomalie in refusee["anomalies"]] == ["SESSION_SITES_INCONNU"]
    assert ce_que_repond(await muter(CREER, A_SAISIE, donnees={}, cle="k1"))["session"]


async def test_the_remarks_that_came_with_an_answer_come_with_it_again(muter: Muter):
    lot = """mutation { appliquerGeste(geste: SOUMETTRE, cle: "k1", objets: [
      {numero: "SE_0000000003", version: 1}, {numero: "SE_0000000004", version: 1}]) {
      faits refuses lignes { numero anomalies { code niveau message champ quoiFaire } } } }"""
    premiere, seconde = [ce_que_repond(await muter(lot, A_SAISIE)) for _ in range(2)]
    assert premiere == seconde
    assert (premiere["faits"], premiere["refuses"]) == (1, 1)


async def test_what_is_tried_is_answered_then_forgotten(muter: Muter, lire_la_base: LireLaBase):
    payload = ce_que_repond(await muter(MODIFIER, A_SAISIE, **modification(essai=True)))
    assert payload["session"] == {"version": 2, "capaciteCumulee": 12}
    assert lire_la_base("SELECT version, capacite_cumulee FROM session WHERE id = 703") == [
        {"version": 1, "capacite_cumulee": None}
    ]
    assert lire_la_base(JOURNAL) == []


async def test_a_failure_at_the_end_leaves_nothing_half_written(
    muter: Muter, lire_la_base: LireLaBase, monkeypatch: pytest.MonkeyPatch
):
    tables = ("session", "dispositif", "session_site", "evenement", "reponse_gardee", "soumission", "publication")
    compter = "SELECT " + ", ".join(f"(SELECT count(*) FROM {table}) AS {table}" for table in tables)
    avant = lire_la_base(compter)

    def echouer(*_: object) -> None:
        raise RuntimeError("panne")

    monkeypatch.setattr(chantier, "tenir_les_objets", echouer)
    dispositif = {"type": "OPCO", "financeur": "16", "publics": ["82044"]}
    donnees = {"sites": ["SI_0000000001"], "dispositifs": [dispositif]}
    for document, variables in ((CREER, {"donnees": donnees, "cle": "k1"}), (SOUMETTRE, {})):
        reponse = await muter(document, A_SAISIE, **variables)
        assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["INTERNAL_SERVER_ERROR"]
        assert "panne" not in str(reponse.erreurs)
    assert lire_la_base(compter) == avant
    assert lire_la_base("SELECT statut FROM session WHERE id = 703") == [{"statut": "EN_COURS_DE_SAISIE"}]


async def test_a_writer_who_waits_reads_the_lists_of_before_its_turn(a_saisir: str):
    """Were they those of when it began to wait, its journal and its comparison would be about another state."""
    lus: list[Any] = []

    def attendre_puis_lire() -> None:
        with psycopg.connect(a_saisir) as connexion:
            lus.append(Ecriture(connexion).verrouiller(Noun.SESSION, BROUILLON).etat["sites"])

    with psycopg.connect(a_saisir) as connexion:
        Ecriture(connexion).verrouiller(Noun.SESSION, BROUILLON)
        connexion.execute("UPDATE session_site SET site_id = 302 WHERE session_id = 703")
        fil = threading.Thread(target=attendre_puis_lire)
        fil.start()
        await bloques(a_saisir, 1)
    fil.join(10)
    assert lus == [[302]]


@pytest.mark.parametrize("numero", ["SE_9999999999", "SE_0000000004", "rien", ""])
async def test_the_draft_of_another_organisme_is_told_as_an_absent_one(muter: Muter, a_saisir: str, numero: str):
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute("UPDATE session SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 704")
    reponse = await muter(MODIFIER, A_SAISIE, **modification(numero=numero))
    assert [(erreur["message"], erreur["extensions"]) for erreur in reponse.erreurs] == [
        (f"Aucun objet du catalogue n'a le numéro « {numero} ». Vérifiez-le.", {"code": "NOT_FOUND"})
    ]


async def test_what_another_organisme_diffuses_is_forbidden(muter: Muter):
    reponse = await muter(MODIFIER, B_GESTION, **modification(numero=DIFFUSEE))
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["FORBIDDEN"]
    assert reponse.donnees == {"modifierSession": None}


async def test_an_edit_of_the_carif_beside_nothing_that_waits_is_written_at_once(muter: Muter):
    payload = ce_que_repond(await muter(MODIFIER, CARIF, **modification(numero=DIFFUSEE)))
    assert payload["session"] == {"version": 2, "capaciteCumulee": 12}


LOT = """mutation ($essai: Boolean) { appliquerGeste(geste: ARCHIVER, essai: $essai, objets: [
  {numero: "SE_0000000001", version: 1}, {numero: "SE_0000000002", version: 1}]) {
  faits lignes { numero objet { statut } anomalies { code } } } }"""


async def test_a_lot_that_is_only_tried_keeps_nothing(muter: Muter, lire_la_base: LireLaBase):
    payload = ce_que_repond(await muter(LOT, CARIF, essai=True))
    assert [ligne["objet"] for ligne in payload["lignes"]] == [{"statut": "ARCHIVEE"}] * 2
    assert lire_la_base("SELECT DISTINCT statut FROM session WHERE id IN (701, 702)") == [{"statut": "VALIDEE"}]


async def test_a_lot_that_fails_at_the_end_keeps_nothing(
    muter: Muter, lire_la_base: LireLaBase, monkeypatch: pytest.MonkeyPatch
):
    def echouer(*_: object) -> None:
        raise RuntimeError("panne")

    monkeypatch.setattr(chantier, "tenir_les_objets", echouer)
    assert (await muter(LOT, CARIF)).donnees == {"appliquerGeste": None}
    assert lire_la_base("SELECT DISTINCT statut FROM session WHERE id IN (701, 702)") == [{"statut": "VALIDEE"}]


async def test_whoever_waits_too_long_is_told_to_come_back(muter: Muter, a_saisir: str, lire_la_base: LireLaBase):
    with psycopg.connect(a_saisir, autocommit=True) as connexion:
        connexion.execute(f"ALTER DATABASE {connexion.info.dbname} SET statement_timeout = 200")
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute("SELECT FROM session WHERE id = 703 FOR UPDATE")
        reponse = await muter(MODIFIER, A_SAISIE, **modification())
    assert [(erreur["extensions"]["code"], erreur["message"]) for erreur in reponse.erreurs] == [
        ("UNAVAILABLE", "L'enregistrement attend trop longtemps : rien n'a été écrit, réessayez.")
    ]
    assert lire_la_base(JOURNAL) == []
