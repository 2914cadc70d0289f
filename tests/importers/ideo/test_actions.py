"""What a line of actions becomes, alone or with the lists that complete it."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.fusion import Compte
from importers.lot import Bilan
from tests.importers.catalogue import empreintes
from tests.importers.certifinfo.fichier import certifinfo, ligne
from tests.importers.ideo.fichier import action, actions, formation, formations, structures
from tests.importers.passage.fichier import onisep, pont

Recevoir = Callable[..., Bilan]
Base = psycopg.Connection[Any]

CLES = "SELECT noun, cle, naturelle FROM identifiant_externe WHERE emetteur = 'ideo' ORDER BY noun, cle"
FORMATIONS = """SELECT f.intitule, f.source, o.raison_sociale, f.niveau_sortie_code,
    ARRAY(SELECT nsf_code FROM formation_nsf WHERE formation_id = f.id) AS nsf,
    ARRAY(SELECT concat_ws(' ', c.code_certifinfo, s.code)
        FROM formation_certification fc JOIN certification c ON c.id = fc.certification_id
        LEFT JOIN fiche s ON s.id = c.fiche_id WHERE formation_id = f.id ORDER BY fc.rang) AS certifications
FROM action a JOIN formation f ON f.id = a.formation_id LEFT JOIN organisme o ON o.id = f.proprietaire_id
ORDER BY a.id"""


def test_the_ids_of_onisep_are_kept_and_the_session_has_no_other_than_ours(recevoir: Recevoir, lu: Base):
    recevoir(actions())
    lues = lu.execute(CLES).fetchall()
    assert [ligne for ligne in lues if ligne[0] != "contact"] == [
        ("action", "AF.7201", False),
        ("etablissement", "ENS.7101", False),
        ("formation", "FOR.7001", False),
        ("organisme", "organisme ENS.7101", True),
        ("session", "AF.7201", True),
        ("site", "ENS.7101", False),
    ]


def test_a_session_of_initial_training_has_no_date_and_one_dispositif(recevoir: Recevoir, lu: Base):
    recevoir(actions())
    assert lu.execute(
        """SELECT s.debut, s.debut_precision, s.fin_precision, s.statut, s.source, d.type_code, d.financeur_code,
            p.code, t.libelle FROM session s JOIN dispositif d ON d.session_id = s.id
        JOIN dispositif_public dp ON dp.dispositif_id = d.id JOIN public_vise p ON p.id = dp.public_id
        JOIN type_dispositif t ON t.code = d.type_code"""
    ).fetchall() == [
        (
            None,
            "INCONNUE",
            "INCONNUE",
            "VALIDEE",
            "IDEO",
            "FORMATION_INITIALE",
            None,
            "81061",
            "Formation initiale",
        )
    ]


@pytest.mark.parametrize(
    ("dit", "lu_"),
    [
        ("temps plein, cours en présentiel", "PRESENTIEL"),
        ("temps partiel, cours à distance", "A_DISTANCE"),
        ("cours en présentiel|cours à distance", "MIXTE"),
        ("temps plein, formation hybride", "MIXTE"),
        ("temps plein", None),
        ("non renseigné", None),
    ],
)
def test_a_modality_is_read_where_it_is_said(recevoir: Recevoir, lu: Base, dit: str, lu_: str | None):
    recevoir(actions(action(modalites=dit)))
    rythme = None if dit == "non renseigné" else dit
    assert lu.execute("SELECT modalite_enseignement, rythme FROM action").fetchall() == [(lu_, rythme)]


def test_without_a_bridge_the_formation_is_the_organismes_own(recevoir: Recevoir, lu: Base):
    recevoir(structures(), formations(formation(rncp="")), actions(action(referentiel="")))
    assert lu.execute(FORMATIONS).fetchall() == [("CAP tonnelier", "IDEO", "Lycée des Tonneliers", "3", ["234"], [])]


def test_the_sheet_of_the_address_is_the_certification_where_nothing_else_says_it(recevoir: Recevoir, lu: Base):
    recevoir(actions())
    assert lu.execute(FORMATIONS).fetchall() == [
        ("CAP tonnelier", "IDEO", "Lycée des Tonneliers", None, [], ["RNCP4411"])
    ]


SANS_PONT = {"codeIdeo2": "", "Code_Scolarite": "", "Code_RNCP": ""}
PONTS = {"Idéo": {"codeIdeo2": "FOR.7001"}, "CFD": {"Code_Scolarite": "50023499"}, "RNCP": {"Code_RNCP": "4411"}}


@pytest.mark.parametrize("pont", PONTS.values(), ids=PONTS)
def test_each_bridge_leads_to_the_formation_de_reference(
    recevoir: Recevoir, recevoir_tout: Any, lu: Base, pont: dict[str, str]
):
    recevoir_tout("certifinfo", certifinfo(ligne(**SANS_PONT | pont)))
    recevoir(formations(), actions(action(referentiel="")))
    assert [ligne[:4] for ligne in lu.execute(FORMATIONS)] == [("CAP tonnelier", "CERTIFINFO", None, "3")]
    assert lu.execute("SELECT count(*) FROM formation").fetchone() == (1,)


def test_the_table_de_passage_is_a_bridge_too(recevoir: Recevoir, recevoir_tout: Any, lu: Base):
    recevoir_tout("certifinfo", certifinfo(ligne(codeIdeo2="", Code_Scolarite="")))
    recevoir_tout("passage", onisep(pont()))
    recevoir(actions())
    assert [ligne[:3] for ligne in lu.execute(FORMATIONS)] == [("CAP tonnelier", "CERTIFINFO", None)]


def test_a_diploma_of_several_certifications_is_the_organismes_own_with_them_all(
    recevoir: Recevoir, recevoir_tout: Any, lu: Base
):
    deux = [ligne(), ligne(Code_Diplome="4102", Libelle_Diplome="CAP tonnelier, option foudre", Code_RNCP="4411")]
    recevoir_tout("certifinfo", certifinfo(*deux))
    recevoir(formations(), actions())
    assert [ligne[1::4] for ligne in lu.execute(FORMATIONS)] == [("IDEO", ["4101 RNCP4411", "4102 RNCP4411"])]


def test_bridges_that_agree_on_one_certification_lead_to_it(recevoir: Recevoir, recevoir_tout: Any, lu: Base):
    autre = ligne(Code_Diplome="4102", Libelle_Diplome="CAP foudrier", Code_RNCP="4412", Code_Scolarite="50023498")
    recevoir_tout("certifinfo", certifinfo(ligne(), autre))
    recevoir(formations(), actions())
    assert [ligne[1] for ligne in lu.execute(FORMATIONS)] == ["CERTIFINFO"]


def test_an_action_moves_to_the_formation_de_reference_once_there_is_one(
    recevoir: Recevoir, recevoir_tout: Any, lu: Base
):
    recevoir(actions())
    numero = lu.execute("SELECT numero FROM action").fetchone()
    recevoir_tout("certifinfo", certifinfo(ligne()))

    bilan = recevoir(actions())

    assert bilan.comptes["action"] == Compte(0, 1, 0)
    assert [ligne[1] for ligne in lu.execute(FORMATIONS)] == ["CERTIFINFO"]
    assert lu.execute("SELECT numero FROM action").fetchone() == numero


def test_actions_alone_lose_nothing_of_what_other_lists_said(recevoir: Recevoir, lu: Base):
    recevoir(structures(), formations(), actions())
    avant = empreintes(lu)
    bilan = recevoir(actions())
    assert empreintes(lu) == avant
    assert bilan.comptes["formation"] == Compte(0, 0, 1)


def test_the_same_lists_in_other_bytes_and_another_order_write_nothing(recevoir: Recevoir, lu: Base):
    deux = [action(), action(af="AF.7202", formation="FOR.7002", intitule="BTS foudrier", referentiel="")]
    recevoir(structures(), formations(), actions(*deux))
    avant = empreintes(lu)
    autrement = actions(*reversed(deux)).replace(b"\n", b"\r\n")
    bilan = recevoir(autrement, formations(), structures())
    assert empreintes(lu) == avant
    assert {nom: compte[:2] for nom, compte in bilan.comptes.items()} == dict.fromkeys(bilan.comptes, (0, 0))


def test_the_names_of_the_json_are_read_as_well(recevoir: Recevoir, lu: Base):
    """`ens_code_uai` for `ENS code UAI`."""
    entete, reste = actions().split(b"\n", 1)
    noms = entete.decode("utf-8-sig").lower().replace("'", "").replace(" ", "_").replace("n°", "n")
    recevoir(noms.replace("(", "").replace(")", "").encode() + b"\n" + reste)
    assert lu.execute("SELECT hebergement, duree_indicative FROM action").fetchall() == [
        ("internat (homme/femme)", "2 ans")
    ]


def test_what_is_no_longer_there_is_counted_and_stays(recevoir: Recevoir, lu: Base):
    recevoir(actions(action(), action(af="AF.7202", modalites="")))
    assert recevoir(actions()).absents == 1
    assert lu.execute("SELECT count(*) FROM session").fetchone() == (2,)


def test_a_trial_writes_nothing(recevoir: Recevoir, lu: Base):
    assert recevoir(actions(), essai=True).comptes["action"] == Compte(1, 0, 0)
    assert lu.execute("SELECT count(*) FROM action").fetchone() == (0,)
