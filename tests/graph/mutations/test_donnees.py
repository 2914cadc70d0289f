"""What is entered: each kind of field, what it becomes in the database, what it refuses and where."""

from typing import Any

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE, CARIF

pytestmark = pytest.mark.anyio

MODIFIER = {
    "session": """mutation ($version: Int = 1, $donnees: SessionDonnees!) {
  modifierSession(numero: "SE_0000000003", version: $version, donnees: $donnees) {
    session { version } anomalies { code champ niveau } conflit { modifieLe } } }""",
    "action": """mutation ($version: Int = 1, $donnees: ActionDonnees!) {
  modifierAction(numero: "AC_0000000002", version: $version, donnees: $donnees) {
    action { version } anomalies { code champ niveau } conflit { modifieLe } } }""",
    "site": """mutation ($version: Int = 1, $donnees: SiteDonnees!) {
  modifierSite(numero: "SI_0000000002", version: $version, donnees: $donnees) {
    site { version } anomalies { code champ niveau } conflit { modifieLe } } }""",
    "contact": """mutation ($version: Int = 1, $donnees: ContactDonnees!) {
  modifierContact(numero: "CT_0000000001", version: $version, donnees: $donnees) {
    contact { version } anomalies { code champ niveau } conflit { modifieLe } } }""",
}


async def modifier(muter: Muter, noun: str, donnees: dict[str, Any], lecteur: Any = CARIF, version: int = 1) -> Any:
    reponse = await muter(MODIFIER[noun], lecteur, donnees=donnees, version=version)
    assert reponse.erreurs == []
    (payload,) = reponse.donnees.values()
    return payload


def refus(payload: Any) -> list[tuple[str, list[str]]]:
    return [(a["code"], a["champ"]) for a in payload["anomalies"] if a["niveau"] == "BLOQUANT"]


async def test_texts_are_trimmed_and_an_empty_one_erases(muter: Muter, lire_la_base: LireLaBase):
    await modifier(muter, "session", {"modalitesInscription": "  sur dossier \n", "urls": [" https://a.example ", " "]})
    lire = "SELECT modalites_inscription AS dit, urls FROM session WHERE id = 703"
    assert lire_la_base(lire) == [{"dit": "sur dossier", "urls": ["https://a.example"]}]
    await modifier(muter, "session", {"modalitesInscription": "  ", "urls": None}, version=2)
    assert lire_la_base(lire) == [{"dit": None, "urls": []}]


async def test_what_is_left_out_stays_and_null_erases(muter: Muter, lire_la_base: LireLaBase):
    await modifier(muter, "contact", {"prenom": None})
    assert lire_la_base("SELECT prenom, nom_famille, telephones FROM contact") == [
        {"prenom": None, "nom_famille": "Ébrard", "telephones": ["0243000001"]}
    ]


@pytest.mark.parametrize(
    ("debut", "fin", "attendus"),
    [
        ("2027-02-01", "2027-02-03", ["2027-02-01", "JOUR", "2027-02-03", "JOUR"]),
        ("2027-02", "2028-02", ["2027-02-01", "MOIS", "2028-02-29", "MOIS"]),
        ("2027", "2027", ["2027-01-01", "ANNEE", "2027-12-31", "ANNEE"]),
        (None, None, [None, "INCONNUE", None, "INCONNUE"]),
    ],
)
async def test_a_period_is_kept_from_its_first_day_to_its_last(
    muter: Muter, lire_la_base: LireLaBase, debut: Any, fin: Any, attendus: list[Any]
):
    payload = await modifier(muter, "session", {"debut": debut, "fin": fin})
    assert refus(payload) == []
    (ligne,) = lire_la_base("SELECT debut::text, debut_precision, fin::text, fin_precision FROM session WHERE id = 703")
    assert [*ligne.values()] == attendus


@pytest.mark.parametrize(
    "date", ["2027-02-30", "2027-13", "0000", "hier", "27", "2027-2-1", "2027-00", "2027-03-00", "٢٠٢٧"]
)
async def test_what_is_no_date_is_told_at_its_path(muter: Muter, date: str):
    assert refus(await modifier(muter, "session", {"fin": date})) == [("SESSION_FIN_FORMAT", ["fin"])]


async def test_dates_the_wrong_way_round_are_refused(muter: Muter, lire_la_base: LireLaBase):
    (premier, *_) = refus(await modifier(muter, "session", {"debut": "2027-05-01", "fin": "2027-04-30"}))
    assert premier[0] == "SESSION_DATE_FIN_ANTERIEURE"
    assert lire_la_base("SELECT version FROM session WHERE id = 703") == [{"version": 1}]


@pytest.mark.parametrize(
    ("noun", "donnees", "attendus"),
    [
        ("session", {"sites": ["SI_0000000001", "SI_9"]}, [("SESSION_SITES_INCONNU", ["sites", "1"])]),
        ("session", {"sites": ["SI_0000000003"]}, [("SESSION_LIEU_ETRANGER", ["sites", "0"])]),  # of another organisme
        ("session", {"blocs": ["RNCP0BC01"]}, [("SESSION_BLOCS_INCONNU", ["blocs", "0"])]),
        ("session", {"contacts": ["CT_9"]}, [("SESSION_CONTACTS_INCONNU", ["contacts", "0"])]),
        (
            "session",
            {
                "dispositifs": [
                    {"type": "OPCO", "publics": ["82044", "0"]},
                    {"type": "?", "financeur": "x", "publics": []},
                ]
            },
            [
                ("SESSION_DISPOSITIFS_PUBLICS_INCONNU", ["dispositifs", "0", "publics", "1"]),
                ("SESSION_DISPOSITIFS_TYPE_INCONNU", ["dispositifs", "1", "type"]),
                ("SESSION_DISPOSITIFS_FINANCEUR_INCONNU", ["dispositifs", "1", "financeur"]),
            ],
        ),
        (
            "session",
            {"recrutements": [{"modalite": "?", "debut": "2027-01-04", "adresse": {"commune": "99999"}}]},
            [
                ("SESSION_RECRUTEMENTS_ADRESSE_COMMUNE_INCONNU", ["recrutements", "0", "adresse", "commune"]),
                ("SESSION_RECRUTEMENTS_MODALITE_INCONNU", ["recrutements", "0", "modalite"]),
            ],
        ),
        ("session", {"entreesSortiesPermanentes": None}, [("SESSION_ENTREES_SORTIES_PERMANENTES_OBLIGATOIRE", None)]),
        ("action", {"publics": ["?"]}, [("ACTION_PUBLICS_INCONNU", ["publics", "0"])]),
        ("action", {"perimetreRecrutement": "?"}, [("ACTION_PERIMETRE_RECRUTEMENT_INCONNU", ["perimetreRecrutement"])]),
        ("site", {"nom": " "}, [("SITE_NOM_OBLIGATOIRE", ["nom"])]),
        ("site", {"adresse": None}, [("SITE_ADRESSE_OBLIGATOIRE", ["adresse"])]),
        *(
            (
                "site",
                {"adresse": {"commune": "53147", **lieu}},
                [("SITE_ADRESSE_LATITUDE_FORMAT", ["adresse", "latitude"])],
            )
            for lieu in (
                {"latitude": 48.3},
                {"latitude": 91.0, "longitude": 0.0},
                {"latitude": 0.0, "longitude": -181.0},
            )
        ),
        *(
            ("action", {"prixTotalTtc": prix}, [("ACTION_PRIX_TOTAL_TTC_FORMAT", ["prixTotalTtc"])])
            for prix in ("NaN", "Infinity", "100000000", "1e30", "-1", "12.345")
        ),
    ],
)
async def test_what_cannot_be_is_told_at_its_path_and_writes_nothing(
    muter: Muter, lire_la_base: LireLaBase, noun: str, donnees: Any, attendus: list[Any]
):
    payload = await modifier(muter, noun, donnees)
    champs = [champ if champ is not None else [*donnees] for _, champ in attendus]
    assert refus(payload) == [(code, champ) for (code, _), champ in zip(attendus, champs, strict=True)]
    assert lire_la_base("SELECT count(*) FROM evenement") == [{"count": 0}]


async def test_an_amount_is_kept_to_the_cent(muter: Muter, lire_la_base: LireLaBase):
    assert refus(await modifier(muter, "action", {"prixTotalTtc": "1234.50", "prixHoraireTtc": "0.10"})) == []
    assert lire_la_base("SELECT prix_total_ttc::text, prix_horaire_ttc::text FROM action WHERE id = 602") == [
        {"prix_total_ttc": "1234.50", "prix_horaire_ttc": "0.10"}
    ]


async def test_an_address_is_written_once_and_takes_the_postal_code_of_its_commune(
    muter: Muter, lire_la_base: LireLaBase
):
    lieu = {"lignes": [" 1 rue du Bois ", ""], "commune": "53147", "latitude": 48.3, "longitude": -0.6}
    for version in (1, 2):
        payload = await modifier(
            muter, "session", {"adresseInscription": lieu, "capaciteCumulee": version}, version=version
        )
        assert payload["session"] == {"version": version + 1}
    assert lire_la_base(
        "SELECT lignes, code_postal, ville, commune_id, pays FROM adresse WHERE id NOT IN (21, 22)"
    ) == [{"lignes": ["1 rue du Bois"], "code_postal": "53100", "ville": "Mayenne", "commune_id": 11, "pays": "FR"}]


async def test_a_dispositif_keeps_its_number_whatever_its_rank(muter: Muter, lire_la_base: LireLaBase):
    nouveau = {"type": "VISA_METIERS", "financeur": "2", "placesFinancees": 8, "publics": ["82044"]}
    ancien = {"numero": "DI_0000000004", "type": "OPCO", "financeur": "16", "publics": ["82044"]}
    assert refus(await modifier(muter, "session", {"dispositifs": [nouveau, ancien]})) == []
    lire = """SELECT d.numero, d.type_code, d.conventionne, s.conventionnee, (
        SELECT count(*) FROM dispositif_public p WHERE p.dispositif_id = d.id) AS publics
      FROM dispositif d JOIN session s ON s.id = d.session_id WHERE s.id = 703 ORDER BY d.rang"""
    assert [[*ligne.values()] for ligne in lire_la_base(lire)] == [
        ["DI_0000000006", "VISA_METIERS", True, True, 1],
        ["DI_0000000004", "OPCO", False, True, 1],
    ]
    await modifier(muter, "session", {"dispositifs": [ancien]}, version=2)
    assert [[*ligne.values()] for ligne in lire_la_base(lire)] == [["DI_0000000004", "OPCO", False, False, 1]]


@pytest.mark.parametrize("numeros", [["DI_0000000001"], ["DI_0000000004", "DI_0000000004"], ["DI_9"]])
async def test_a_dispositif_is_named_once_by_a_number_of_its_session(muter: Muter, numeros: list[str]):
    donnees = [{"numero": n, "type": "OPCO", "financeur": "16", "publics": ["82044"]} for n in numeros]
    rang = str(len(numeros) - 1)
    assert refus(await modifier(muter, "session", {"dispositifs": donnees})) == [
        ("SESSION_DISPOSITIFS_NUMERO_INCONNU", ["dispositifs", rang, "numero"])
    ]


async def test_the_same_lists_sent_again_change_nothing(muter: Muter, lire_la_base: LireLaBase):
    dispositif = {"numero": "DI_0000000004", "type": "OPCO", "financeur": "16", "publics": ["82044"]}
    donnees = {
        "recrutements": [{"modalite": "9", "debut": "2027-01-04", "adresse": {"commune": "53147"}}, {"modalite": "9"}],
        "dispositifs": [dispositif],
        "sites": ["SI_0000000002", "SI_0000000001"],
    }
    assert (await modifier(muter, "session", donnees))["session"] == {"version": 2}
    assert (await modifier(muter, "session", donnees, version=2))["session"] == {"version": 2}
    assert lire_la_base("SELECT count(*) FROM evenement") == [{"count": 1}]


async def test_an_organisme_edits_what_is_diffused_beside_it(muter: Muter, lire_la_base: LireLaBase):
    await modifier(muter, "contact", {"courriel": "a@bois.example", "nomFamille": "Ébrard"}, A_SAISIE)
    assert lire_la_base("SELECT courriel, version FROM contact") == [{"courriel": "anne@bois.example", "version": 1}]
    assert lire_la_base("SELECT noun, objet_id, version, statut, valeurs FROM modification") == [
        {
            "noun": "contact",
            "objet_id": 401,
            "version": 2,
            "statut": "EN_COURS_DE_SAISIE",
            "valeurs": {"courriel": "a@bois.example"},
        }
    ]
    await modifier(muter, "contact", {"courriel": "anne@bois.example"}, A_GESTION, version=2)
    assert lire_la_base("SELECT count(*) FROM modification") == [{"count": 0}]


@pytest.mark.parametrize(
    ("noun", "donnees"),
    [
        ("session", {"modalitesInscription": "a\0b"}),
        ("session", {"sites": ["SI_\0"]}),
        ("session", {"dispositifs": [{"type": "\0", "publics": ["82044"]}]}),
        ("site", {"adresse": {"lignes": ["\0"], "commune": "53147"}}),
    ],
)
async def test_what_no_text_may_hold_is_refused_in_french(
    muter: Muter, lire_la_base: LireLaBase, noun: str, donnees: Any
):
    reponse = await muter(MODIFIER[noun], CARIF, donnees=donnees)
    assert [(e["extensions"]["code"], e["message"]) for e in reponse.erreurs] == [
        ("BAD_USER_INPUT", "Une valeur de la requête contient un caractère NUL, que rien ne peut porter.")
    ]
    assert lire_la_base("SELECT count(*) FROM evenement") == [{"count": 0}]


@pytest.mark.parametrize(
    ("document", "donnees"),
    [
        ("numero", 'modifierSession(numero: "SE_\\u0000", version: 1, donnees: {}) { conflit { modifieLe } }'),
        ("cle", 'creerSession(action: "AC_0000000002", donnees: {}, cle: "\\u0000") { conflit { modifieLe } }'),
        ("lot", 'appliquerGeste(geste: VALIDER, objets: [{numero: "SE_\\u0000", version: 1}]) { faits }'),
    ],
)
async def test_no_argument_holds_it_either(muter: Muter, document: str, donnees: str):
    reponse = await muter(f"mutation {document} {{ {donnees} }}", CARIF)
    assert [e["extensions"]["code"] for e in reponse.erreurs] == ["BAD_USER_INPUT"]
    assert "NUL" in reponse.erreurs[0]["message"]


@pytest.mark.parametrize(
    ("donnees", "code"),
    [
        ({"modalitesInscription": "a\x07b"}, "SESSION_TEXTE_CARACTERE_INTERDIT"),
        ({"modalitesInscription": "<b>a</b>"}, "SESSION_TEXTE_HTML_INTERDIT"),
        ({"modalitesInscription": "a" * 100_000}, "SESSION_MODALITES_INSCRIPTION_LONGUEUR"),
        ({"capaciteCumulee": -1}, "SESSION_EFFECTIF_BORNES"),
    ],
)
async def test_what_the_rules_refuse_writes_nothing(muter: Muter, lire_la_base: LireLaBase, donnees: Any, code: str):
    assert [code for code, _ in refus(await modifier(muter, "session", donnees))] == [code]
    assert lire_la_base("SELECT count(*) FROM evenement") == [{"count": 0}]


@pytest.mark.parametrize("version", ["99999999999", "-99999999999"])
async def test_a_number_that_is_too_big_never_runs(muter: Muter, version: str):
    document = (
        f'modifierSession(numero: "SE_0000000003", version: {version}, donnees: {{}}) {{ conflit {{ modifieLe }} }}'
    )
    reponse = await muter(f"mutation {{ {document} }}", CARIF)
    assert (reponse.executee, [e["extensions"]["code"] for e in reponse.erreurs]) == (
        False,
        ["GRAPHQL_VALIDATION_FAILED"],
    )


@pytest.mark.parametrize(("combien", "dit"), [(0, "0"), (251, "251")])
async def test_a_lot_is_of_250_at_most(muter: Muter, combien: int, dit: str):
    objets = [{"numero": f"SE_{rang:010}", "version": 1} for rang in range(combien)]
    lot = "mutation ($objets: [ObjetVersion!]!) { appliquerGeste(geste: VALIDER, objets: $objets) { faits } }"
    reponse = await muter(lot, CARIF, objets=objets)
    assert [e["message"] for e in reponse.erreurs] == [f"`objets` : de 1 à 250 (reçus : {dit})."]
