"""`sofi compte` and `sofi jeton`: what they say, what they refuse, what they leave."""

import psycopg
import pytest

from service.comptes import cle
from tests.service.commandes.conftest import Nombre, Sofi

SIRET, AUTRE = "73282932000074", "99900001100018"
CREER = ("compte", "creer", "ecole@example.org", "--role", "ORGANISME", "--organisme", SIRET, "--droit")
AVEC_DROIT = "Droit donné : ecole@example.org a SAISIE sur « Auboisveillant »."


@pytest.fixture
def base(base_de_l_offre: str) -> str:
    return base_de_l_offre


@pytest.fixture(autouse=True)
def nom(connexion: psycopg.Connection) -> str:
    """The name of the one organisme that there is."""
    connexion.execute("UPDATE organisme SET nom_usage = 'Auboisveillant'")
    connexion.commit()
    return "Auboisveillant"


def comptes(connexion: psycopg.Connection) -> list[tuple]:
    requete = "SELECT courriel, role, droit, suspendu_le IS NOT NULL FROM compte LEFT JOIN membre ON compte_id = id"
    return connexion.execute(requete).fetchall()


def test_an_account_is_made_with_its_first_right(sofi: Sofi, connexion: psycopg.Connection):
    resultat = sofi("compte", "creer", " Ecole@Example.org ", *CREER[3:], "saisie")
    assert resultat == (0, f"Compte créé : ecole@example.org, ORGANISME.\n{AVEC_DROIT}\n", "")
    assert comptes(connexion) == [("ecole@example.org", "ORGANISME", "SAISIE", False)]


def test_the_same_right_again_changes_nothing(sofi: Sofi):
    sofi(*CREER, "SAISIE")
    assert sofi(*CREER, "SAISIE") == (0, "Rien n'a changé : ecole@example.org a déjà ce compte.\n", "")


def test_another_right_takes_the_place_of_the_one_that_was_there(sofi: Sofi, connexion: psycopg.Connection):
    sofi(*CREER, "SAISIE")
    assert sofi(*CREER, "GESTION").sortie == AVEC_DROIT.replace("SAISIE", "GESTION") + "\n"
    assert comptes(connexion) == [("ecole@example.org", "ORGANISME", "GESTION", False)]


@pytest.mark.parametrize("role", ["CARIF", "PARTENAIRE", "ADMIN"])
def test_the_other_roles_need_no_right(role: str, sofi: Sofi, connexion: psycopg.Connection):
    assert sofi("compte", "creer", "a@example.org", "--role", role).code == 0
    assert comptes(connexion) == [("a@example.org", role, None, False)]


@pytest.mark.parametrize(
    ("options", "dit"),
    [
        (("ORGANISME",), "ne peut rien sans un droit"),
        (("CARIF", "--organisme", SIRET, "--droit", "GESTION"), "n'a pas de droit par organisme"),
        (("ORGANISME", "--organisme", SIRET), "vont ensemble"),
        (("ORGANISME", "--droit", "SAISIE"), "vont ensemble"),
        (
            ("ORGANISME", "--organisme", AUTRE, "--droit", "SAISIE"),
            f"Aucun établissement du catalogue n'a le SIRET {AUTRE}",
        ),
        (("ORGANISME", "--organisme", "73282932000075", "--droit", "SAISIE"), "n'est pas un SIRET"),
    ],
)
def test_a_role_and_a_right_that_do_not_go_together_are_refused(
    options: tuple[str, ...], dit: str, sofi: Sofi, nombre: Nombre
):
    resultat = sofi("compte", "creer", "ecole@example.org", "--role", *options)
    assert (resultat.code, resultat.sortie, dit in resultat.erreurs, nombre("compte")) == (1, "", True, 0)


@pytest.mark.parametrize(
    "courriel",
    ["", "ecole", "ecole@", "@example.org", "ecole@example", "é cole@example.org", "a@b@example.org", "a\x00@b.fr"],
)
def test_what_is_no_address_is_refused(courriel: str, sofi: Sofi, nombre: Nombre):
    resultat = sofi("compte", "creer", courriel, "--role", "CARIF")
    assert (resultat.code, nombre("compte")) == (1, 0)
    assert resultat.erreurs.endswith("n'est pas une adresse de courriel.\n")


def test_a_role_is_not_changed(sofi: Sofi, connexion: psycopg.Connection):
    sofi("compte", "creer", "a@example.org", "--role", "PARTENAIRE")
    resultat = sofi("compte", "creer", "a@example.org", "--role", "ADMIN")
    assert resultat == (1, "", "a@example.org a déjà un compte PARTENAIRE : il ne devient pas ADMIN.\n")
    assert comptes(connexion) == [("a@example.org", "PARTENAIRE", None, False)]


def test_an_account_is_suspended_and_given_back(sofi: Sofi, connexion: psycopg.Connection):
    sofi("compte", "creer", "a@example.org", "--role", "CARIF")
    assert sofi("compte", "suspendre", "A@example.org").sortie.startswith("Compte suspendu : a@example.org")
    assert comptes(connexion) == [("a@example.org", "CARIF", None, True)]
    assert sofi("compte", "suspendre", "a@example.org").sortie == "Rien n'a changé : a@example.org est déjà suspendu.\n"
    connexion.commit()
    retabli = sofi("compte", "suspendre", "a@example.org", "--retablir")
    assert retabli.sortie == "Compte rétabli : a@example.org, avec ses droits et ses jetons.\n"
    assert comptes(connexion) == [("a@example.org", "CARIF", None, False)]


@pytest.mark.parametrize("commande", [("compte", "suspendre"), ("jeton", "creer")])
def test_an_account_that_does_not_exist_is_told(commande: tuple[str, ...], sofi: Sofi):
    resultat = sofi(*commande, "personne@example.org")
    assert (resultat.code, resultat.erreurs.startswith("personne@example.org n'a pas de compte")) == (1, True)


def test_a_key_is_alone_on_the_last_line_and_only_its_fingerprint_is_kept(sofi: Sofi, connexion: psycopg.Connection):
    sofi("compte", "creer", "a@example.org", "--role", "CARIF")
    resultat = sofi("jeton", "creer", "a@example.org", "--lecture-seule", "--jours", 30)
    jeton = resultat.sortie.removesuffix("\n")
    assert (resultat.code, jeton.startswith("sofi_"), len(jeton)) == (0, True, 48)
    gardes = "SELECT empreinte, debut, lecture_seule, (expire_le - cree_le) = interval '30 days' FROM jeton"
    assert connexion.execute(gardes).fetchall() == [(cle.empreinte(jeton), jeton[:13], True, True)]


def test_a_key_may_never_expire(sofi: Sofi, connexion: psycopg.Connection):
    sofi("compte", "creer", "a@example.org", "--role", "CARIF")
    sofi("jeton", "creer", "a@example.org")
    assert connexion.execute("SELECT expire_le, lecture_seule FROM jeton").fetchall() == [(None, False)]


def test_a_suspended_account_gets_no_key(sofi: Sofi, nombre: Nombre):
    sofi("compte", "creer", "a@example.org", "--role", "CARIF")
    sofi("compte", "suspendre", "a@example.org")
    assert (sofi("jeton", "creer", "a@example.org").code, nombre("jeton")) == (1, 0)


@pytest.mark.parametrize("dit", [slice(None), slice(13), slice(16)], ids=["whole", "its beginning", "more of it"])
def test_a_key_is_revoked_and_no_other(dit: slice, sofi: Sofi, connexion: psycopg.Connection):
    sofi("compte", "creer", "a@example.org", "--role", "CARIF")
    jeton, autre = (sofi("jeton", "creer", "a@example.org").sortie.strip() for _ in range(2))
    resultat = sofi("jeton", "revoquer", jeton[dit])
    debut = jeton[:13]
    assert resultat.sortie.startswith(f"Jeton révoqué : {debut}…, de a@example.org")
    assert connexion.execute("SELECT debut FROM jeton WHERE revoque_le IS NULL").fetchall() == [(autre[:13],)]
    assert sofi("jeton", "revoquer", f"{debut}…").sortie.startswith("Rien n'a changé")


def test_a_beginning_that_two_keys_have_revokes_neither(sofi: Sofi, connexion: psycopg.Connection):
    sofi("compte", "creer", "a@example.org", "--role", "CARIF")
    for _ in range(2):
        sofi("jeton", "creer", "a@example.org")
    connexion.execute("UPDATE jeton SET debut = 'sofi_identique'")
    connexion.commit()
    assert sofi("jeton", "revoquer", "sofi_identique").code == 1
    assert connexion.execute("SELECT count(*) FROM jeton WHERE revoque_le IS NULL").fetchone() == (2,)


def test_a_key_that_does_not_exist_is_told_without_being_shown_whole(sofi: Sofi):
    inconnue = cle.nouvelle()
    resultat = sofi("jeton", "revoquer", inconnue)
    assert (resultat.code, inconnue in resultat.erreurs, inconnue[:13] in resultat.erreurs) == (1, False, True)


def test_accounts_are_listed_with_their_rights_and_the_keys_that_are_accepted(sofi: Sofi):
    sofi(*CREER, "GESTION")
    sofi("compte", "creer", "carif@example.org", "--role", "CARIF")
    jetons = [sofi("jeton", "creer", "carif@example.org", "--lecture-seule").sortie.strip() for _ in range(2)]
    sofi("jeton", "revoquer", jetons[1])
    sofi("compte", "suspendre", "ecole@example.org")
    assert sofi("compte", "lister").sortie.splitlines() == [
        "carif@example.org  CARIF",
        f"    {jetons[0][:13]}…, lecture seule, jamais utilisé",
        "ecole@example.org  ORGANISME  suspendu",
        "    GESTION  OR_0000000001  Auboisveillant",
    ]


def test_no_account_is_said(sofi: Sofi):
    assert sofi("compte", "lister").sortie == "Aucun compte : sofi compte creer COURRIEL --role ROLE\n"


def test_a_right_is_taken_back_alone(sofi: Sofi, connexion: psycopg.Connection):
    sofi(*CREER, "SAISIE")
    assert sofi("compte", "retirer", "ecole@example.org", "--organisme", SIRET).sortie == (
        "Droit retiré : ecole@example.org ne peut plus rien pour « Auboisveillant » (dans les cinq secondes).\n"
        "C'était son dernier droit ; pour suspendre le compte : sofi compte suspendre ecole@example.org\n"
    )
    assert comptes(connexion) == [("ecole@example.org", "ORGANISME", None, False)]


def test_a_right_that_was_not_there_is_not_taken_back(sofi: Sofi):
    sofi("compte", "creer", "a@example.org", "--role", "CARIF")
    resultat = sofi("compte", "retirer", "a@example.org", "--organisme", SIRET)
    dite = "Rien n'a changé : a@example.org, il n'avait pas de droit sur « Auboisveillant ».\n"
    assert resultat == (0, dite, "")


@pytest.mark.parametrize(
    ("courriel", "siret"), [("ecole@example.org", AUTRE), ("ecole@example.org", "7328"), ("b@example.org", SIRET)]
)
def test_what_is_taken_back_must_be_named_rightly(courriel: str, siret: str, sofi: Sofi, nombre: Nombre):
    sofi(*CREER, "SAISIE")
    assert (sofi("compte", "retirer", courriel, "--organisme", siret).code, nombre("membre")) == (1, 1)


def accords(connexion: psycopg.Connection) -> list[tuple]:
    return connexion.execute("SELECT droit, importe FROM membre").fetchall()


def test_the_files_of_an_account_are_trusted_until_it_is_taken_back(sofi: Sofi, connexion: psycopg.Connection):
    dite = sofi(*CREER, "SAISIE", "--import").sortie.splitlines()[-1]
    assert dite == f"{AVEC_DROIT.removesuffix('.')}, et ses fichiers Lhéo sont acceptés."
    assert sofi("compte", "lister").sortie.splitlines()[1].endswith("Auboisveillant  (fichiers Lhéo acceptés)")
    assert sofi("compte", "retirer", "ecole@example.org", "--organisme", SIRET, "--import").sortie == (
        "Accord retiré : les fichiers Lhéo de ecole@example.org ne sont plus acceptés pour « Auboisveillant ».\n"
    )
    assert accords(connexion) == [("SAISIE", False)]


@pytest.mark.parametrize(("droit", "reste"), [("GESTION", True), ("LECTURE", False)])
def test_another_right_keeps_the_trust_in_files_if_it_still_enters(
    droit: str, reste: bool, sofi: Sofi, connexion: psycopg.Connection
):
    sofi(*CREER, "SAISIE", "--import")
    sofi(*CREER, droit)
    assert accords(connexion) == [(droit, reste)]


@pytest.mark.parametrize(
    ("options", "dit"),
    [
        (("--import",), "--import va avec --organisme"),
        (("--organisme", SIRET, "--droit", "LECTURE", "--import"), "--import demande --droit SAISIE"),
    ],
)
def test_files_are_of_an_organisme_that_the_account_enters_for(
    options: tuple[str, ...], dit: str, sofi: Sofi, nombre: Nombre
):
    resultat = sofi("compte", "creer", "ecole@example.org", "--role", "ORGANISME", *options)
    assert (resultat.code, dit in resultat.erreurs, nombre("compte")) == (1, True, 0)
