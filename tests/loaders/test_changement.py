"""Reading what changed: one line per object, oldest first, by a cursor that loses nothing."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import psycopg
import pytest

from loaders import changement
from loaders.changement import Changement, Suivi
from loaders.demande import Compter
from loaders.tenue.changements import tenir
from models.ecriture import Acte, ecriture
from models.enumerations import Geste, Noun, Source, TypeObjet
from models.erreurs import EntreeInvalide

CARIF = Acte(Geste.MODIFIER, Source.CARIF)
JOUR = date(2026, 11, 23)
SESSIONS = Suivi((TypeObjet.SESSION,))
APRES_TOUT = date(2029, 1, 1)
DE_L_ANNEE = "SE_0000000008"  # ends on JOUR
ECRITES, RECRITES = datetime(2026, 11, 1, 9, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC)
MINUIT = datetime(2026, 11, 23, 23, tzinfo=UTC)  # in Paris


class Lue(NamedTuple):
    """A page, and the cursor that goes on after it."""

    lignes: list[Changement]
    curseur: str | None
    suite: bool

    @property
    def dites(self) -> list[tuple[str, bool]]:
        return [(ligne.numero, ligne.retire) for ligne in self.lignes]


def lire(
    connexion: psycopg.Connection,
    le: date = JOUR,
    suivi: Suivi = SESSIONS,
    first: int | None = 250,
    after: str | None = None,
) -> Lue:
    suite = changement.ouvrir(suivi, first, after)
    requete = changement.preparer(suite, le)
    page = changement.assembler(suite, connexion.execute(requete.texte, requete.parametres).fetchall())
    curseur = page.aretes[-1].cursor if page.aretes else after
    return Lue([arete.node for arete in page.aretes], curseur, page.suivante)


def ecrire(connexion: psycopg.Connection, numero: str, le: datetime = RECRITES, **valeurs: object) -> None:
    with ecriture(connexion, tenir) as ouverte:
        ouverte.modifier(Noun.SESSION, numero, valeurs, CARIF)
    connexion.execute("UPDATE publication SET le = %s WHERE numero = %s", (le, numero))


@pytest.fixture
def en_novembre(suivie: psycopg.Connection) -> psycopg.Connection:
    """The small catalogue as if it had been written on 1 November, before the day of JOUR."""
    suivie.execute("UPDATE publication SET le = %s", (ECRITES,))
    return suivie


@pytest.mark.parametrize("taille", [1, 2, 7, 250])
@pytest.mark.parametrize("le", [JOUR, JOUR + timedelta(1), APRES_TOUT])
def test_pages_of_any_size_give_every_object_once(en_novembre: psycopg.Connection, taille: int, le: date):
    tout = lire(en_novembre, le, Suivi())
    lues: list[Changement] = []
    page = lire(en_novembre, le, Suivi(), taille)
    lues += page.lignes
    while page.suite:
        page = lire(en_novembre, le, Suivi(), taille, page.curseur)
        lues += page.lignes
        assert len(lues) <= len(tout.lignes)
    assert lues == tout.lignes
    assert len({ligne.numero for ligne in lues}) == len(lues) == 25


def test_the_oldest_change_comes_first(en_novembre: psycopg.Connection):
    ecrire(en_novembre, "SE_0000000002", statut="ANNULEE")
    lignes = lire(en_novembre, APRES_TOUT).lignes
    assert [ligne.le for ligne in lignes] == sorted(ligne.le for ligne in lignes)
    assert [ligne.numero for ligne in lignes if ligne.le > ECRITES] == [
        "SE_0000000002",
        "SE_0000000008",
        "SE_0000000003",
        "SE_0000000007",
    ]


def test_a_session_that_ends_has_its_line_at_midnight_in_paris(en_novembre: psycopg.Connection):
    avant, apres = lire(en_novembre, JOUR), lire(en_novembre, JOUR + timedelta(1))
    assert (DE_L_ANNEE, False) in avant.dites
    assert apres.lignes[-1] == Changement(MINUIT, TypeObjet.SESSION, DE_L_ANNEE, retire=True)


def test_midnight_in_summer_is_an_hour_earlier(en_novembre: psycopg.Connection):
    ecrire(en_novembre, DE_L_ANNEE, fin=date(2027, 7, 1), fin_precision="JOUR")
    ligne = next(ligne for ligne in lire(en_novembre, date(2027, 7, 2)).lignes if ligne.numero == DE_L_ANNEE)
    assert ligne.le == datetime(2027, 7, 1, 22, tzinfo=UTC)


def test_a_cursor_learns_of_what_ended_since_though_nobody_wrote_anything(en_novembre: psycopg.Connection):
    avant = lire(en_novembre, JOUR)
    assert lire(en_novembre, JOUR, after=avant.curseur).lignes == []
    assert lire(en_novembre, JOUR + timedelta(1), after=avant.curseur).dites == [(DE_L_ANNEE, True)]


def test_what_ended_is_told_once_though_it_was_written_after_all_others(en_novembre: psycopg.Connection):
    ecrire(en_novembre, DE_L_ANNEE, capacite_cumulee=3)
    lendemain = lire(en_novembre, JOUR + timedelta(1))
    assert lire(en_novembre, JOUR + timedelta(40), after=lendemain.curseur).lignes == []


def test_what_ended_and_is_given_other_dates_is_told_again(en_novembre: psycopg.Connection):
    lendemain = lire(en_novembre, JOUR + timedelta(1))
    ecrire(en_novembre, DE_L_ANNEE, MINUIT + timedelta(1), fin=date(2099, 1, 1), fin_precision="JOUR")
    assert lire(en_novembre, JOUR + timedelta(1), after=lendemain.curseur).dites == [(DE_L_ANNEE, False)]


def test_an_object_that_changes_again_moves_to_the_end(en_novembre: psycopg.Connection):
    debut = lire(en_novembre, first=2)
    ecrire(en_novembre, debut.lignes[0].numero, capacite_cumulee=3)
    suite = lire(en_novembre, after=debut.curseur)
    assert suite.lignes[-1].numero == debut.lignes[0].numero


def test_what_is_committed_after_a_midnight_that_it_began_before_is_not_lost(en_novembre: psycopg.Connection):
    """Written a second before midnight, seen by readers a minute after: the day had been read already."""
    lendemain, veille = JOUR + timedelta(1), MINUIT - timedelta(seconds=1)
    lue = lire(en_novembre, lendemain)
    assert lue.lignes[-1].le == MINUIT
    ecrire(en_novembre, "SE_0000000002", veille, fin=JOUR, fin_precision="JOUR", debut=JOUR, debut_precision="JOUR")
    ecrire(en_novembre, "SE_0000000003", veille, statut="ANNULEE")
    suite = lire(en_novembre, lendemain, after=lue.curseur, first=1)
    fin = lire(en_novembre, lendemain, after=suite.curseur)
    assert suite.dites + fin.dites == [("SE_0000000002", True), ("SE_0000000003", True)]
    assert lire(en_novembre, lendemain, after=fin.curseur).lignes == []


@pytest.mark.parametrize(
    ("depuis", "attendues"),
    [
        (ECRITES, 7),
        (ECRITES + timedelta(microseconds=1), 1),
        (MINUIT, 1),
        (MINUIT + timedelta(microseconds=1), 0),
        (datetime(2126, 1, 1, tzinfo=UTC), 0),
        (datetime(1, 1, 1, tzinfo=UTC), 7),
    ],
)
def test_changes_may_be_asked_for_since_a_moment(en_novembre: psycopg.Connection, depuis: datetime, attendues: int):
    suivi = Suivi((TypeObjet.SESSION,), depuis)
    lendemain = JOUR + timedelta(1)
    requete = changement.preparer_le_total(suivi, Compter(), lendemain)
    total = changement.total(Compter(), en_novembre.execute(requete.texte, requete.parametres).fetchall())
    assert (len(lire(en_novembre, lendemain, suivi).lignes), total.valeur, total.exact) == (attendues, attendues, True)


def test_a_cursor_goes_on_since_the_same_moment(en_novembre: psycopg.Connection):
    suivi = Suivi((TypeObjet.SESSION,), datetime(2026, 11, 20, tzinfo=UTC))
    lendemain = JOUR + timedelta(1)
    ecrire(en_novembre, "SE_0000000002", statut="ANNULEE")
    debut = lire(en_novembre, lendemain, suivi, first=1)
    suite = lire(en_novembre, lendemain, suivi, after=debut.curseur)
    assert (debut.dites, suite.dites) == ([("SE_0000000002", True)], [(DE_L_ANNEE, True)])


def test_only_objects_that_are_followed_are_told(en_novembre: psycopg.Connection):
    suivi = changement.suivre([TypeObjet.FORMATION, TypeObjet.ORGANISME], None)
    assert [ligne.numero for ligne in lire(en_novembre, suivi=suivi).lignes] == [
        *("FO_0000000001", "FO_0000000002", "FO_0000000005", "OR_0000000001", "OR_0000000002"),
    ]


def test_a_cursor_of_other_objects_is_refused(en_novembre: psycopg.Connection):
    curseur = lire(en_novembre).curseur
    with pytest.raises(EntreeInvalide, match="Ce curseur ne suit pas les mêmes objets"):
        lire(en_novembre, suivi=Suivi(), after=curseur)


def test_a_transaction_that_began_before_those_that_were_read_is_not_lost(base: str):
    with (
        psycopg.connect(base) as une,
        psycopg.connect(base) as autre,
        psycopg.connect(base, autocommit=True) as lecteur,
    ):
        une.execute("INSERT INTO organisme (statut, source, raison_sociale) VALUES ('SOUMISE', 'SAISIE', 'Un')")
        une.execute("INSERT INTO organisme (statut, source, raison_sociale) VALUES ('SOUMISE', 'SAISIE', 'Deux')")
        une.commit()
        with ecriture(une, tenir) as ouverte:
            ouverte.modifier(Noun.ORGANISME, "OR_0000000001", {"statut": "VALIDEE"}, CARIF)
            with ecriture(autre, tenir) as seconde:
                seconde.modifier(Noun.ORGANISME, "OR_0000000002", {"statut": "VALIDEE"}, CARIF)
            lue = lire(lecteur, suivi=Suivi())
        assert lue.dites == [("OR_0000000002", False)]
        assert lire(lecteur, suivi=Suivi(), after=lue.curseur).dites == [("OR_0000000001", False)]
