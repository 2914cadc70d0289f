"""`POST /imports/lheo`: what is tried, what goes in, what does not."""

import gzip
import zipfile
from io import BytesIO

import psycopg

from importers.tour import NOM, VERROU
from models.autosaisie import Role
from tests.service.envois.conftest import AUTRE, MAXIMUM, SIEN, Compte, Envoyer, Fichier, Lire

SESSIONS = """SELECT i.cle, s.statut, s.source, s.emetteur FROM session s
    JOIN identifiant_externe i ON (i.objet_id, i.noun) = (s.id, 'session') WHERE i.emetteur <> 'region' ORDER BY 1"""
AVANT = [(2,)]  # lots


def test_a_file_is_tried_unless_it_is_said_to_be_for_good(
    envoyer: Envoyer, compte: Compte, fichier: Fichier, lire: Lire
):
    reponse = envoyer(fichier("S1", "S2"), compte(importe=True))
    assert reponse.status_code == 200
    dite = reponse.json()
    assert (dite["essai"], dite["lot"], dite["rejetes"]) == (True, None, 0)
    assert dite["objets"]["session"] == {"crees": 2, "modifies": 0, "inchanges": 0}
    assert dite["message"].startswith("Essai : rien n'a été écrit.")
    assert (lire(SESSIONS), lire("SELECT count(*) FROM lot")) == ([], AVANT)


def test_what_is_trusted_goes_in_as_a_feed_of_the_organisme(
    envoyer: Envoyer, compte: Compte, fichier: Fichier, lire: Lire
):
    dite = envoyer(fichier("S1"), compte(importe=True), essai="false").json()
    assert (dite["essai"], dite["crees"] > 0, dite["emetteur"]) == (False, True, "saisie:OR_0000000001")
    assert lire(SESSIONS) == [("S1", "VALIDEE", "LHEO", "saisie:OR_0000000001")]
    trace = "SELECT numero, emetteur, fichier FROM lot ORDER BY id DESC LIMIT 1"
    assert lire(trace) == [(dite["lot"], "saisie:OR_0000000001", "envoi de organisme@example.org")]


def test_what_the_rules_find_is_told_and_blocks_nothing(envoyer: Envoyer, compte: Compte, fichier: Fichier):
    jeton = compte(importe=True)
    essai = envoyer(fichier("S1", objets="x"), jeton).json()
    assert essai["rejets"][-1] == {
        "chemin": "formation[numero=F1x]/action[1]/session[1] (ligne 25)",
        "code": "SESSION_DISPOSITIF_REQUIS",
        "message": (
            "La session n'a pas de dispositif : on ne sait ni qui paie, ni pour quels publics."
            " Ajoutez au moins un dispositif, avec ses publics."
        ),
        "extrait": None,
        "bloquant": False,
    }
    assert (essai["rejetes"], {rejet["bloquant"] for rejet in essai["rejets"]}) == (0, {False})
    pour_de_bon = envoyer(fichier("S1", objets="x"), jeton, essai="false").json()
    assert pour_de_bon["rejets"] == essai["rejets"]


def test_the_same_file_again_changes_nothing(envoyer: Envoyer, compte: Compte, fichier: Fichier):
    jeton = compte(importe=True)
    premiere = envoyer(fichier("S1"), jeton, essai="false").json()
    seconde = envoyer(fichier("S1"), jeton, essai="false").json()
    assert (seconde["crees"], seconde["modifies"], seconde["inchanges"]) == (0, 0, premiere["lus"])


def test_what_the_carif_did_not_agree_to_is_only_tried(envoyer: Envoyer, compte: Compte, fichier: Fichier, lire: Lire):
    jeton = compte()
    essai = envoyer(fichier("S1"), jeton).json()
    assert (essai["fichiersAcceptes"], "demandez au Carif" in essai["message"]) == (False, True)
    refus = envoyer(fichier("S1"), jeton, essai="false")
    assert (refus.status_code, refus.json()["errors"][0]["extensions"]["code"]) == (403, "FORBIDDEN")
    assert lire("SELECT count(*) FROM lot") == AVANT


def test_the_carif_sends_for_whom_it_says(envoyer: Envoyer, compte: Compte, fichier: Fichier, lire: Lire):
    dite = envoyer(fichier("S1"), compte(Role.CARIF), essai="false", organisme=SIEN).json()
    assert dite["emetteur"] == "saisie:OR_0000000001"
    assert [ligne[0] for ligne in lire(SESSIONS)] == ["S1"]


def test_what_another_organisme_answers_for_is_left_out_and_told(
    envoyer: Envoyer, compte: Compte, fichier: Fichier, lire: Lire
):
    offres = fichier("S1").decode(), fichier("S2", siret=AUTRE, cle="O2", objets="2").decode()
    seconde = offres[1][offres[1].index("<formation") : offres[1].index("</offres>")]
    ensemble = offres[0].replace("</offres>", f"{seconde}</offres>").encode()
    dite = envoyer(ensemble, compte(importe=True), essai="false").json()
    assert dite["rejetes"] == 1
    [rejet] = [rejet for rejet in dite["rejets"] if rejet["bloquant"]]
    assert (rejet["chemin"], rejet["code"]) == ("formation[numero=F12]", "OFFRE_D_UN_AUTRE_ORGANISME")
    assert [ligne[0] for ligne in lire(SESSIONS)] == ["S1"]


def test_a_known_number_does_not_make_the_siret_of_another_one_s_own(
    envoyer: Envoyer, compte: Compte, fichier: Fichier, lire: Lire
):
    jeton = compte(importe=True)
    envoyer(fichier("S1"), jeton, essai="false")
    dite = envoyer(fichier("S2", siret=AUTRE), jeton, essai="false", confirmer="true").json()
    assert [rejet["code"] for rejet in dite["rejets"]] == ["OFFRE_D_UN_AUTRE_ORGANISME"]
    assert lire("SELECT count(DISTINCT organisme_id) FROM etablissement") == [(2,)]
    assert [ligne[0] for ligne in lire(SESSIONS)] == ["S1"]


def test_an_organisme_that_nobody_knows_is_not_theirs(envoyer: Envoyer, compte: Compte, fichier: Fichier, lire: Lire):
    dite = envoyer(fichier("S1", siret="44300121900015", cle="O9"), compte(importe=True))
    assert [rejet["code"] for rejet in dite.json()["rejets"]] == ["OFFRE_D_UN_AUTRE_ORGANISME"]
    assert lire("SELECT count(*) FROM organisme") == [(2,)]


def test_a_packed_file_is_read_as_it_is_plain(envoyer: Envoyer, compte: Compte, fichier: Fichier):
    jeton = compte()
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as zip_:
        zip_.writestr("offres.xml", fichier("S1"))
    comptes = [
        envoyer(corps, jeton).json()["objets"]["session"]["crees"]
        for corps in (fichier("S1"), gzip.compress(fichier("S1")), archive.getvalue())
    ]
    assert comptes == [1, 1, 1]


def test_a_file_that_is_too_long_is_refused_packed_or_not(envoyer: Envoyer, compte: Compte):
    jeton, long = compte(), b"<" + b" " * MAXIMUM
    assert envoyer(long, jeton).status_code == 413
    refus = envoyer(gzip.compress(long), jeton)
    assert (refus.status_code, "dépasse" in refus.json()["errors"][0]["message"]) == (400, True)


def test_what_is_no_lheo_is_refused_without_a_path_of_the_machine(envoyer: Envoyer, compte: Compte):
    refus = envoyer(b"du texte", compte())
    [erreur] = refus.json()["errors"]
    assert (refus.status_code, erreur["extensions"]["code"]) == (400, "BAD_USER_INPUT")
    assert erreur["message"].startswith("envoi de organisme@example.org n'est pas un XML bien formé")


def test_a_file_much_shorter_than_the_last_one_must_be_confirmed(
    envoyer: Envoyer, compte: Compte, fichier: Fichier, lire: Lire
):
    jeton = compte(importe=True)
    envoyer(fichier(*(f"S{rang}" for rang in range(20))), jeton, essai="false")
    refus = envoyer(fichier("S1"), jeton, essai="false")
    assert refus.status_code == 400
    assert refus.json()["errors"][0]["message"].endswith("S'il est bon, renvoyez-le avec confirmer=true.")
    dite = envoyer(fichier("S1"), jeton, essai="false", confirmer="true").json()
    assert (dite["absents"], lire("SELECT count(*) FROM session")) == (19, [(22,)])


def test_one_import_at_a_time_says_who_is_running(envoyer: Envoyer, compte: Compte, fichier: Fichier, catalogue: str):
    jeton = compte()
    with psycopg.connect(catalogue, application_name=f"{NOM}region") as autre:
        autre.execute("SELECT pg_advisory_xact_lock(%s)", [VERROU])
        refus = envoyer(fichier("S1"), jeton)
    assert (refus.status_code, refus.json()["errors"][0]["extensions"]["code"]) == (409, "CONFLICT")
    assert "celui de « region »" in refus.json()["errors"][0]["message"]
    assert envoyer(fichier("S1"), jeton).status_code == 200
