"""`deciderDemande`: what is granted takes effect at once, with its history; a refusal says why."""

import asyncio
from typing import Any

import pytest

from graph.mutations import effets
from models.lecteur import Lecteur
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, A_LECTURE, B_GESTION, CARIF, LECTEURS, SANS_ORGANISME
from tests.graph.mutations.test_creer_demande import COMPTE, DEROGATION, FERMETURE, NDA, RETRAIT, SIRET, creer

pytestmark = pytest.mark.anyio

DECIDER = """mutation ($n: String!, $d: Decision!, $motif: String, $le: Date, $fin: Date) {
  deciderDemande(numero: $n, decision: $d, motif: $motif, effetLe: $le, finLe: $fin) {
    demande { decision effetLe demandeur { numero } messages { auteur role texte } }
    anomalies { code niveau message quoiFaire } conflit { modifieLe } } }"""
ANCIEN, NOUVEAU = "44300121900023", "44300121900031"
HISTOIRE = """SELECT noun, geste, auteur, motif, anciennes_valeurs FROM evenement
WHERE motif LIKE '%%DE_0000000001%%' ORDER BY id"""


async def demander(muter: Muter, donnees: dict[str, Any], lecteur: Lecteur = A_GESTION) -> str:
    payload = await creer(muter, donnees, lecteur)
    return payload["demande"]["numero"]


async def decider(muter: Muter, numero: str, decision: str = "ACCORDEE", **variables: Any) -> dict[str, Any]:
    reponse = await muter(DECIDER, CARIF, n=numero, d=decision, **variables)
    assert reponse.erreurs == []
    return reponse.donnees["deciderDemande"]


def codes(payload: dict[str, Any]) -> list[str]:
    return [anomalie["code"] for anomalie in payload["anomalies"]]


async def test_a_siret_is_replaced_and_the_former_one_still_leads_to_it(muter: Muter, lire_la_base: LireLaBase):
    numero = await demander(muter, SIRET)
    payload = await decider(muter, numero, le="2026-11-02")
    assert (payload["demande"]["decision"], payload["demande"]["effetLe"]) == ("ACCORDEE", "2026-11-02")
    lu = await muter(
        """{ etablissement(siret: "44300121900023") { numero siret version organisme { siren
            numerosPrecedents { ancien nouveau effetLe } } } session(numero: "SE_0000000001") { numero } }"""
    )
    assert lu.donnees == {
        "etablissement": {
            "numero": "ET_0000000002",
            "siret": NOUVEAU,
            "version": 2,
            "organisme": {
                "siren": "443001219",
                "numerosPrecedents": [{"ancien": ANCIEN, "nouveau": NOUVEAU, "effetLe": "2026-11-02"}],
            },
        },
        "session": {"numero": "SE_0000000001"},
    }
    assert lire_la_base(HISTOIRE) == [
        {
            "noun": "etablissement",
            "geste": "MODIFIER",
            "auteur": CARIF.courriel,
            "motif": "Changement de SIRET (DE_0000000001)",
            "anciennes_valeurs": {"siret": ANCIEN},
        }
    ]


async def test_the_siren_follows_when_no_other_etablissement_has_the_former_one(muter: Muter, lire_la_base: LireLaBase):
    de_b = {"organisme": "OR_0000000002", "ancien": "51204417300015", "nouveau": "38012986600014"}
    await decider(muter, await demander(muter, SIRET | de_b, B_GESTION))
    assert lire_la_base("SELECT siren FROM organisme WHERE id = 102") == [{"siren": "380129866"}]
    assert [ligne["noun"] for ligne in lire_la_base(HISTOIRE)] == ["etablissement", "organisme"]


async def test_the_siren_stays_while_another_etablissement_has_it(muter: Muter, lire_la_base: LireLaBase):
    await decider(muter, await demander(muter, SIRET | {"nouveau": "38012986600014"}))
    assert lire_la_base("SELECT siren FROM organisme WHERE id = 101") == [{"siren": "443001219"}]


async def test_an_nda_is_replaced(muter: Muter, lire_la_base: LireLaBase):
    numero = await demander(muter, NDA)
    await decider(muter, numero, le="2026-11-23")
    assert lire_la_base("SELECT numero_declaration_activite AS nda, version FROM organisme WHERE id = 101") == [
        {"nda": "52530099953", "version": 2}
    ]
    assert lire_la_base("SELECT genre, ancien, nouveau, etablissement_id FROM numero_precedent") == [
        {"genre": "NDA", "ancien": "52530012353", "nouveau": "52530099953", "etablissement_id": None}
    ]


async def test_a_feed_does_not_put_the_former_number_back(muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any):
    ecrire_en_base("UPDATE organisme SET (source, emetteur) = ('LHEO', 'reseau') WHERE id = 101")
    await decider(muter, await demander(muter, NDA), le="2026-11-23")
    assert lire_la_base("SELECT source, emetteur FROM organisme WHERE id = 101") == [
        {"source": "CARIF", "emetteur": None}
    ]


async def test_what_takes_effect_later_is_decided_later(muter: Muter, lire_la_base: LireLaBase):
    numero = await demander(muter, NDA)
    assert codes(await decider(muter, numero)) == ["DEMANDE_EFFET_LE_A_VENIR"]
    assert lire_la_base("SELECT decision FROM demande") == [{"decision": None}]
    assert lire_la_base("SELECT version FROM organisme WHERE id = 101") == [{"version": 1}]


async def test_an_account_gets_the_right_to_manage(muter: Muter, lire_la_base: LireLaBase):
    payload = await decider(muter, await demander(muter, COMPTE, SANS_ORGANISME))
    assert payload["demande"]["demandeur"] == {"numero": "OR_0000000001"}
    assert lire_la_base("SELECT organisme_id, droit FROM membre WHERE compte_id = 931") == [
        {"organisme_id": 101, "droit": "GESTION"}
    ]


async def test_an_account_is_made_for_an_address_that_has_none(muter: Muter, lire_la_base: LireLaBase):
    numero = await demander(muter, COMPTE | {"courriel": "Une.Autre@OF.example"}, SANS_ORGANISME)
    await decider(muter, numero)
    droits = "SELECT c.courriel, c.role, m.droit FROM compte c JOIN membre m ON m.compte_id = c.id WHERE c.id < 900"
    assert lire_la_base(droits) == [{"courriel": "une.autre@of.example", "role": "ORGANISME", "droit": "GESTION"}]


async def test_a_lesser_right_becomes_the_right_to_manage(muter: Muter, lire_la_base: LireLaBase):
    await decider(muter, await demander(muter, COMPTE, A_LECTURE))
    assert lire_la_base("SELECT droit FROM membre WHERE compte_id = 913") == [{"droit": "GESTION"}]


@pytest.mark.parametrize(
    ("donnees", "code"),
    [
        (COMPTE | {"siret": "38012986600014"}, "DEMANDE_SIRET_INCONNU"),
        (COMPTE | {"courriel": "agent@carif.example"}, "DEMANDE_COURRIEL_INVALIDE"),
    ],
)
async def test_an_account_that_would_manage_nothing_is_not_opened(
    muter: Muter, lire_la_base: LireLaBase, donnees: dict[str, Any], code: str
):
    numero = await demander(muter, donnees, SANS_ORGANISME)
    assert codes(await decider(muter, numero)) == [code]
    assert lire_la_base("SELECT decision FROM demande") == [{"decision": None}]


async def test_a_session_bought_by_public_funds_is_withdrawn(muter: Muter, lire_la_base: LireLaBase):
    await decider(muter, await demander(muter, RETRAIT))
    assert lire_la_base("SELECT statut FROM session WHERE id = 702") == [{"statut": "ANNULEE"}]
    [evenement] = lire_la_base(HISTOIRE)
    assert (evenement["geste"], evenement["anciennes_valeurs"]) == ("ANNULER", {"statut": "VALIDEE"})


@pytest.mark.parametrize(("donnees", "le"), [(SIRET, "0001-01-01"), (DEROGATION, "9999-01-01")])
async def test_nothing_is_granted_from_a_day_that_nobody_means(
    muter: Muter, lire_la_base: LireLaBase, donnees: dict[str, Any], le: str
):
    numero = await demander(muter, donnees)
    assert "DEMANDE_EFFET_LE_IMPOSSIBLE" in codes(await decider(muter, numero, le=le))
    assert lire_la_base("SELECT decision FROM demande") == [{"decision": None}]


@pytest.mark.parametrize(
    ("suspendu", "faire"),
    [
        (True, "Refusez la demande, ou rétablissez le compte."),
        (False, "Refusez la demande, en demandant une autre adresse."),
    ],
)
async def test_what_to_do_about_an_account_that_gets_no_right(
    muter: Muter, ecrire_en_base: Any, suspendu: bool, faire: str
):
    numero = await demander(muter, COMPTE | ({} if suspendu else {"courriel": "agent@carif.example"}), SANS_ORGANISME)
    ecrire_en_base("UPDATE compte SET suspendu_le = now() WHERE id = %(id)s AND %(dit)s", id=931, dit=suspendu)
    payload = await decider(muter, numero)
    assert [a["quoiFaire"] for a in payload["anomalies"]] == [faire]


async def test_a_derogation_begins_on_its_day(muter: Muter, lire_la_base: LireLaBase):
    await decider(muter, await demander(muter, DEROGATION | {"effetLe": "2027-01-01"}))
    lu = await muter('{ etablissement(siret: "44300121900023") { version derogations { motif debut fin decidePar } } }')
    assert lu.donnees["etablissement"] == {
        "version": 1,
        "derogations": [
            {"motif": "Siège hors région.", "debut": "2027-01-01", "fin": None, "decidePar": CARIF.courriel}
        ],
    }
    assert [ligne["noun"] for ligne in lire_la_base(HISTOIRE)] == ["etablissement"]


FINS = """SELECT d.fin::text AS derogation, a.fin_le::text AS demande, a.decision
FROM demande a LEFT JOIN derogation d ON d.demande_id = a.id"""


@pytest.mark.parametrize(
    ("demandee", "decidee", "fin"),
    [
        ("2027-06-30", None, "2027-06-30"),
        (None, "2027-03-31", "2027-03-31"),
        ("2027-06-30", "2027-03-31", "2027-03-31"),
        ("2026-11-23", None, "2026-11-23"),  # one day
    ],
)
async def test_a_derogation_ends_when_it_is_asked_or_else_decided(
    muter: Muter, lire_la_base: LireLaBase, demandee: str | None, decidee: str | None, fin: str
):
    numero = await demander(muter, DEROGATION | {"effetLe": "2026-11-23", "finLe": demandee})
    assert codes(await decider(muter, numero, fin=decidee)) == []
    assert lire_la_base(FINS) == [{"derogation": fin, "demande": fin, "decision": "ACCORDEE"}]
    lu = await muter('{ etablissement(siret: "44300121900023") { derogations { debut fin } } }')
    assert lu.donnees["etablissement"]["derogations"] == [{"debut": "2026-11-23", "fin": fin}]


@pytest.mark.parametrize(
    ("effet", "fin", "dit"),
    [
        (None, "2026-11-22", "La dérogation finirait le 22/11/2026, avant de commencer le 23/11/2026."),
        ("2027-02-01", "2027-01-31", "La dérogation finirait le 31/01/2027, avant de commencer le 01/02/2027."),
    ],
)
async def test_a_derogation_does_not_end_before_it_begins(
    muter: Muter, lire_la_base: LireLaBase, effet: str | None, fin: str, dit: str
):
    numero = await demander(muter, DEROGATION)
    payload = await decider(muter, numero, le=effet, fin=fin)
    assert [(a["code"], a["message"]) for a in payload["anomalies"]] == [("DEMANDE_FIN_LE_ANTERIEURE", dit)]
    assert lire_la_base(FINS) == [{"derogation": None, "demande": None, "decision": None}]


async def test_nothing_else_that_is_granted_ends(muter: Muter, lire_la_base: LireLaBase):
    payload = await decider(muter, await demander(muter, SIRET), fin="2027-01-01")
    assert codes(payload) == ["DEMANDE_FIN_LE_EN_TROP"]
    assert lire_la_base("SELECT decision FROM demande") == [{"decision": None}]


STATUTS = """SELECT numero, statut FROM (SELECT numero, statut FROM organisme UNION ALL SELECT numero, statut FROM site
UNION ALL SELECT numero, statut FROM etablissement UNION ALL SELECT numero, statut FROM action UNION ALL
SELECT numero, statut FROM formation UNION ALL SELECT numero, statut FROM session UNION ALL
SELECT numero, statut FROM contact) o WHERE statut <> 'VALIDEE' ORDER BY numero"""


def statuts(lire_la_base: LireLaBase) -> dict[str, str]:
    return {ligne["numero"]: ligne["statut"] for ligne in lire_la_base(STATUTS)}


async def test_an_etablissement_closes_with_its_sites(muter: Muter, lire_la_base: LireLaBase):
    await decider(muter, await demander(muter, FERMETURE))
    assert statuts(lire_la_base) == {
        "ET_0000000002": "ARCHIVEE",
        "SI_0000000002": "ARCHIVEE",
        "SE_0000000003": "EN_COURS_DE_SAISIE",
    }


async def test_an_organisme_closes_with_all_that_it_diffuses(muter: Muter, lire_la_base: LireLaBase):
    tout = FERMETURE | {"siret": None, "organisme": "OR_0000000001"}
    payload = await decider(muter, await demander(muter, tout))
    assert payload["anomalies"] == []
    archives = ("OR_0000000001", "ET_0000000001", "ET_0000000002", "SI_0000000001", "SI_0000000002", "CT_0000000001")
    archives += ("AC_0000000001", "AC_0000000002", "FO_0000000002")
    assert statuts(lire_la_base) == {
        **dict.fromkeys(archives, "ARCHIVEE"),
        **dict.fromkeys(("SE_0000000001", "SE_0000000002"), "ANNULEE"),
        "SE_0000000003": "EN_COURS_DE_SAISIE",
    }
    assert {ligne["motif"] for ligne in lire_la_base(HISTOIRE)} == {
        "Fermeture d'un établissement ou d'un organisme (DE_0000000001)"
    }
    [gardees] = lire_la_base("SELECT count(*) AS n FROM evenement WHERE motif LIKE '%%DE_0000000001%%'")
    assert gardees == {"n": 11}


async def test_nothing_closes_while_something_waits_for_the_carif(muter: Muter, lire_la_base: LireLaBase):
    depose = 'mutation { soumettreSession(numero: "SE_0000000003", version: 1) { anomalies { code niveau } } }'
    soumise = await muter(depose, A_GESTION)
    assert [a for a in soumise.donnees["soumettreSession"]["anomalies"] if a["niveau"] == "BLOQUANT"] == []
    numero = await demander(muter, FERMETURE | {"siret": "44300121900015"})
    payload = await decider(muter, numero)
    assert codes(payload) == ["DEMANDE_SOUMISSIONS_EN_ATTENTE"]
    assert payload["anomalies"][0]["message"] == "Des soumissions attendent : SE_0000000003."
    assert statuts(lire_la_base) == {"SE_0000000003": "SOUMISE"}


async def test_what_only_its_source_withdraws_stays_and_is_told(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any
):
    ecrire_en_base("UPDATE action SET source = 'IDEO' WHERE id = 603")
    ecrire_en_base("UPDATE session SET source = 'IDEO' WHERE id = 704")
    numero = await demander(muter, FERMETURE | {"siret": "51204417300015"}, B_GESTION)
    payload = await decider(muter, numero)
    assert [(a["code"], a["niveau"]) for a in payload["anomalies"]] == [("DEMANDE_OBJETS_RESTANTS", "AVERTISSEMENT")]
    assert "SE_0000000004, AC_0000000003" in payload["anomalies"][0]["message"]
    assert statuts(lire_la_base).keys() == {"ET_0000000003", "SI_0000000003", "SE_0000000003"}


async def test_a_refusal_says_why_in_the_thread(muter: Muter, lire_la_base: LireLaBase):
    numero = await demander(muter, SIRET)
    payload = await decider(muter, numero, "REFUSEE", motif="Ce SIRET n'est pas encore dans Sirene.")
    assert payload["demande"] == {
        "decision": "REFUSEE",
        "effetLe": "2026-11-23",
        "demandeur": {"numero": "OR_0000000001"},
        "messages": [{"auteur": CARIF.courriel, "role": "CARIF", "texte": "Ce SIRET n'est pas encore dans Sirene."}],
    }
    assert lire_la_base("SELECT siret FROM etablissement WHERE id = 202") == [{"siret": ANCIEN}]
    assert lire_la_base(HISTOIRE) == []


async def test_a_refusal_without_a_reason_is_not_one(muter: Muter):
    numero = await demander(muter, SIRET)
    assert codes(await decider(muter, numero, "REFUSEE", motif=" ")) == ["DEMANDE_MOTIF_OBLIGATOIRE"]


async def test_a_decision_is_taken_once(muter: Muter, lire_la_base: LireLaBase):
    numero = await demander(muter, SIRET)
    await decider(muter, numero)
    assert codes(await decider(muter, numero, "REFUSEE", motif="Trop tard.")) == ["DEMANDE_DEJA_DECIDEE"]
    assert lire_la_base("SELECT decision, motif_de_la_decision FROM demande") == [
        {"decision": "ACCORDEE", "motif_de_la_decision": None}
    ]


@pytest.mark.parametrize(("combien", "reste"), [(5, ""), (6, " et 1 autre"), (7, " et 2 autres")])
def test_five_are_named_and_the_others_counted(combien: int, reste: str):
    assert effets._citer([*"ABCDEFG"[:combien]]) == f"A, B, C, D, E{reste}"


async def test_the_day_of_a_decision_is_that_of_paris(muter: Muter, ecrire_en_base: Any):
    numero = await demander(muter, SIRET)
    await decider(muter, numero)
    ecrire_en_base("UPDATE demande SET decidee_le = '2026-11-22 23:30Z'")
    (dite,) = (await decider(muter, numero))["anomalies"]
    assert dite["message"] == f"La demande {numero} est déjà accordée, le 23/11/2026."


async def test_of_two_decisions_at_once_one_is_taken(muter: Muter, lire_la_base: LireLaBase):
    numero = await demander(muter, SIRET)
    payloads = await asyncio.gather(*(decider(muter, numero) for _ in range(3)))
    assert sorted(map(codes, payloads)) == [[], *[["DEMANDE_DEJA_DECIDEE"]] * 2]
    assert lire_la_base("SELECT ancien FROM numero_precedent") == [{"ancien": ANCIEN}]


async def test_what_changed_since_it_was_asked_is_looked_at_again(muter: Muter, ecrire_en_base: Any):
    numero = await demander(muter, SIRET)
    ecrire_en_base(f"UPDATE etablissement SET siret = '{NOUVEAU}' WHERE id = 203")
    assert codes(await decider(muter, numero)) == ["DEMANDE_NOUVEAU_PRIS"]


@pytest.mark.parametrize("nom", [nom for nom in LECTEURS if nom not in {"carif", "admin"}])
async def test_nobody_else_decides(muter: Muter, lire_la_base: LireLaBase, nom: str):
    numero = await demander(muter, SIRET)
    reponse = await muter(DECIDER, LECTEURS[nom], n=numero, d="ACCORDEE")
    assert reponse.donnees == {"deciderDemande": None}
    code = "UNAUTHENTICATED" if nom == "public" else "FORBIDDEN"
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == [code]
    assert lire_la_base("SELECT decision FROM demande") == [{"decision": None}]
