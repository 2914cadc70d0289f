"""Sessions, places, dispositifs and dates of a catalogue, as Lhéo says them."""

from collections.abc import Callable

import pytest

from exporters.lheo import Decision
from tests.exporters.exports import Etat, Export

DEUX_LIEUX = """
    INSERT INTO adresse (id, empreinte, lignes, code_postal, ville)
      VALUES (2, 'b', '{1 place du Gast}', '53000', 'Laval'), (3, 'c', '{3 quai Nord}', '72000', 'Le Mans');
    INSERT INTO site (id, numero, statut, source, etablissement_id, nom, adresse_id)
      VALUES (1, 'SI_1', 'VALIDEE', 'SAISIE', 1, 'Atelier', 2), (2, 'SI_2', 'VALIDEE', 'SAISIE', 1, 'Quai', 3);
"""
DEUXIEME_SESSION = """
    INSERT INTO session (id, numero, statut, source, action_id, organisme_id, adresse_inscription_id)
      VALUES (2, 'SE_2', 'VALIDEE', 'SAISIE', 1, 1, 1);
"""
UNE_ACTION_DEUX_LIEUX = Etat(
    f"{DEUX_LIEUX} {DEUXIEME_SESSION} INSERT INTO session_site (session_id, site_id, rang) VALUES (1, 1, 0), (2, 2, 0);"
)
UNE_SESSION_DEUX_LIEUX = Etat(
    f"{DEUX_LIEUX} INSERT INTO session_site (session_id, site_id, rang) VALUES (1, 2, 0), (1, 1, 1);"
)


def test_one_action_at_two_places_is_two_lheo_actions(exporte: Callable[..., Export]):
    export = exporte(UNE_ACTION_DEUX_LIEUX)
    lus = [
        [n.get("numero") for n in action.iter("{*}lieu-de-formation", "{*}session")]
        for action in export.noeuds("action")
    ]
    assert sorted(lus) == [["SI_1", "SE_1"], ["SI_2", "SE_2"]]
    assert {numero.partition("-")[0] for numero in export.numeros("action")} == {"AC_1"}
    assert len(set(export.numeros("action"))) == 2


def test_several_sites_of_a_session_are_the_places_of_its_action_by_rank(exporte: Callable[..., Export]):
    export = exporte(UNE_SESSION_DEUX_LIEUX)
    assert export.dits("lieu-de-formation/coordonnees/adresse/ville") == ["Le Mans", "Laval"]
    assert export.numeros("session") == ["SE_1"]


@pytest.mark.parametrize("etat", [UNE_ACTION_DEUX_LIEUX, UNE_SESSION_DEUX_LIEUX])
def test_no_session_is_said_twice(exporte: Callable[..., Export], etat: Etat):
    export = exporte(etat)
    numeros = export.numeros("session")
    assert (len(set(numeros)), sum(offre.sessions for offre in export.offres)) == (len(numeros), len(numeros))


PERMANENTE_ET_FIXE = Etat(f"{DEUXIEME_SESSION} UPDATE session SET entrees_sorties_permanentes = true WHERE id = 2;")


def test_permanent_entries_and_fixed_dates_are_two_lheo_actions(exporte: Callable[..., Export]):
    export = exporte(PERMANENTE_ET_FIXE)
    assert export.dits("modalites-entrees-sorties") in (["0", "1"], ["1", "0"])
    (permanente,) = export.numeros('action[modalites-entrees-sorties="1"]/session')
    assert permanente == "SE_2"


PARTAGEE_PAR_TROIS = Etat(
    """
    UPDATE formation SET proprietaire_id = NULL, source = 'CERTIFINFO';
    INSERT INTO organisme (id, numero, statut, source, raison_sociale)
      SELECT n, 'OR_' || n, 'VALIDEE', 'SAISIE', 'Organisme ' || n FROM generate_series(2, 3) n;
    INSERT INTO etablissement (id, numero, statut, source, organisme_id, nom, principal)
      SELECT n, 'ET_' || n, 'VALIDEE', 'SAISIE', n, 'Siège', true FROM generate_series(2, 3) n;
    INSERT INTO action (id, numero, statut, source, formation_id, organisme_id, etablissement_id)
      SELECT n, 'AC_' || n, 'VALIDEE', 'SAISIE', 1, n, n FROM generate_series(2, 3) n;
    INSERT INTO session (id, numero, statut, source, action_id, organisme_id, adresse_inscription_id)
      SELECT n, 'SE_' || n, 'VALIDEE', 'SAISIE', n, n, 1 FROM generate_series(2, 3) n;
    """
)


def test_a_formation_de_reference_goes_out_once_for_each_organisme(exporte: Callable[..., Export]):
    export = exporte(PARTAGEE_PAR_TROIS)
    assert export.numeros("formation") == ["FO_1-ET_1", "FO_1-ET_2", "FO_1-ET_3"]
    assert export.numeros("organisme-formation-responsable") == ["OR_1", "OR_2", "OR_3"]
    assert export.numeros("session") == ["SE_1", "SE_2", "SE_3"]
    assert [offre.numero for offre in export.offres] == ["FO_1-ET_1", "FO_1-ET_2", "FO_1-ET_3"]


def periode(debut: str, fin: str) -> str:
    return f"<periode><debut>{debut}</debut><fin>{fin}</fin></periode>"


def dates(debut: str | None, precision: str, fin: str | None, precision_fin: str) -> Etat:
    jours = [f"'{jour}'" if jour else "NULL" for jour in (debut, fin)]
    return Etat(
        f"UPDATE session SET debut = {jours[0]}, debut_precision = '{precision}', "
        f"fin = {jours[1]}, fin_precision = '{precision_fin}';"
    )


DATES = {
    "20270900 20280630": dates("2027-09-01", "MOIS", "2028-06-30", "JOUR"),
    "20270901 20280600": dates("2027-09-01", "JOUR", "2028-06-30", "MOIS"),
    "20270000 20280000": dates("2027-01-01", "ANNEE", "2028-12-31", "ANNEE"),
    "20270901 99999999": dates("2027-09-01", "JOUR", None, "INCONNUE"),
    "00000000 20280630": dates(None, "INCONNUE", "2028-06-30", "JOUR"),
    "00000000 99999999": dates(None, "INCONNUE", None, "INCONNUE"),
}


@pytest.mark.parametrize("ecrites", DATES)
def test_no_day_is_invented_for_a_partial_date(exporte: Callable[..., Export], ecrites: str):
    export = exporte(DATES[ecrites])
    assert export.xml("session/periode") == [periode(*ecrites.split())]
    assert export.constats == []


INSCRIPTION = Etat("UPDATE session SET inscription_au = '2026-12-31', inscription_au_precision = 'MOIS';")


def test_one_end_of_the_registration_period_is_enough_to_write_it(exporte: Callable[..., Export]):
    assert exporte(INSCRIPTION).xml("periode-inscription") == [
        f"<periode-inscription>{periode('00000000', '20261200')}</periode-inscription>"
    ]


def dispositif(rang: int, type_code: str, financeur: str | None = None, session: int = 1) -> str:
    code = "NULL" if financeur is None else f"'{financeur}'"
    return (
        "INSERT INTO dispositif (id, numero, session_id, rang, type_code, financeur_code) "
        f"VALUES ({session}{rang}, 'DI_{session}{rang}', {session}, {rang}, '{type_code}', {code});"
    )


APPRENTISSAGE = Etat(dispositif(0, "CONTRAT_APPRENTISSAGE"))
SANS_FINANCEUR = Etat(dispositif(0, "AFC"))
OBSOLETE = Etat(dispositif(0, "AUTRE", "1"))
MELANGE = Etat(f"{DEUXIEME_SESSION} {dispositif(0, 'PRF', '2')} {dispositif(0, 'OPCO', '16', session=2)}")
DOUZE_PUBLICS = Etat(
    f"""
    {dispositif(0, "PRF", "2")} {dispositif(1, "OPCO", "16")}
    INSERT INTO dispositif_public (dispositif_id, public_id, rang)
      SELECT 10 + n % 2, id, n FROM (
        SELECT id, row_number() OVER (ORDER BY code) n FROM public_vise
        WHERE version = 14 AND code <> '83056' ORDER BY code LIMIT 12) p;
    """
)


def test_a_flag_has_no_financeur(exporte: Callable[..., Export]):
    export = exporte(APPRENTISSAGE)
    assert export.noeuds("organisme-financeur") == []
    assert export.dits('extra[@info="contrat-apprentissage"]') == ["1"]
    assert export.dits('extra[@info="contrat-professionnalisation"]') == ["0"]
    assert export.dits('extra[@info="formation-initiale"]') == ["0"]
    assert export.numeros('extras[@info="sofi-dispositif"]') == ["DI_10"]


@pytest.mark.parametrize(("etat", "financeur"), [(SANS_FINANCEUR, "4"), (OBSOLETE, "0")], ids=["none", "obsolete"])
def test_a_dispositif_without_a_financeur_of_today_has_that_of_its_type(
    exporte: Callable[..., Export], etat: Etat, financeur: str
):
    assert exporte(etat).dits("organisme-financeur/code-financeur") == [financeur]


def test_a_dispositif_without_financeur_stays_so_for_our_own_reader(exporte: Callable[..., Export]):
    export = exporte(SANS_FINANCEUR)
    assert export.dits('extras[@info="sofi-dispositif"]/extra[@info="type"]') == ["AFC"]
    assert export.dits('extras[@info="sofi-dispositif"]/extra[@info="financeur"]') == []


def test_a_session_is_under_the_lheo_action_of_its_own_dispositifs(exporte: Callable[..., Export]):
    export = exporte(MELANGE)
    assert export.numeros('action[organisme-financeur/code-financeur="2"]/session') == ["SE_1"]
    assert export.numeros('action[organisme-financeur/code-financeur="16"]/session') == ["SE_2"]


def test_the_publics_of_the_dispositifs_come_after_those_of_the_action(exporte: Callable[..., Export]):
    export = exporte(DOUZE_PUBLICS)
    publics = export.noeuds("action/code-public-vise")
    assert [(publics[0].text, publics[0].get("tag"))] == [("83056", None)]
    assert [public.get("tag") for public in publics[1:]] == ["sofi"] * 9
    message = "Lhéo en accepte 10 : les 10 premiers des 13 ont été gardés."
    assert export.decisions(Decision.COUPE) == [("AC_1", "code-public-vise", message)]


def test_the_twelve_publics_of_the_dispositifs_are_all_said_with_them(exporte: Callable[..., Export]):
    export = exporte(DOUZE_PUBLICS)
    assert len(export.noeuds('organisme-financeur/extras[@info="specificites"]/extra[@info="code-public-vise"]')) == 12
    assert len(export.noeuds('extras[@info="sofi-dispositif"]/extra[@info="code-public-vise"]')) == 12


@pytest.mark.parametrize("code", ["code-FORMACODE", "code-public-vise", 'extra[@info="code-public-vise"]'])
def test_a_code_says_its_version(exporte: Callable[..., Export], code: str):
    assert {noeud.get("ref") for noeud in exporte(DOUZE_PUBLICS).noeuds(code)} == {"V14"}
