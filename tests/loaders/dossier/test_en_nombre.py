"""Dossiers of many objects: the same as read one by one, and what they share is read once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import psycopg
import pytest

from loaders.dossier import ALire, EnNombre, Lecture, en_nombre
from loaders.dossier.lecture import CLASSES
from loaders.requete import Ligne, Requete
from models.enumerations import Noun
from rules.dossier import Dossier, Etablissement, Session, Site

AUJOURD_HUI = date(2026, 11, 23)


class Lecteur:
    """An EnNombre whose statements are counted."""

    def __init__(self, connexion: psycopg.Connection) -> None:
        self.connexion = connexion
        self.noms: Counter[str] = Counter()
        self.dossiers = EnNombre(self.executer)

    def executer(self, requete: Requete) -> Sequence[Ligne]:
        self.noms[requete.nom.removeprefix("dossiers_en_nombre_de_")] += 1
        return self.connexion.execute(requete.texte, requete.parametres).fetchall()

    def ids(self, noun: Noun) -> list[int]:
        return [ligne[0] for ligne in self.connexion.execute(f"SELECT id FROM {noun.value} ORDER BY id")]

    def un_par_un(self, noun: Noun) -> list[Dossier | None]:
        lecture = Lecture([ALire(noun, id_) for id_ in self.ids(noun)], AUJOURD_HUI, avec_modification=False)
        reponses = [self.connexion.execute(r.texte, r.parametres).fetchall() for r in lecture.requetes()]
        return lecture.assembler(reponses)


@pytest.fixture
def lecteur(suivie: psycopg.Connection) -> Lecteur:
    return Lecteur(suivie)


def sans_retrait(dossier: Dossier | None) -> Dossier | None:
    """What only withdrawal looks at is not read of many."""
    return replace(dossier, sessions_actives=0) if isinstance(dossier, Site | Etablissement) else dossier


@pytest.mark.parametrize("noun", CLASSES)
def test_many_are_read_as_each_would_be(lecteur: Lecteur, noun: Noun):
    lus = lecteur.dossiers.lire(noun, lecteur.ids(noun))

    assert list(lus) == lecteur.ids(noun)
    assert list(lus.values()) == [sans_retrait(dossier) for dossier in lecteur.un_par_un(noun)]


def test_what_sessions_share_takes_a_statement_a_kind(lecteur: Lecteur):
    lus = lecteur.dossiers.lire(Noun.SESSION, lecteur.ids(Noun.SESSION))

    assert lecteur.noms == {"session": 1, "action": 1, "organisme": 1, "etablissement": 1, "formation": 1}
    par_action = {d.action.id: d.action for d in lus.values() if isinstance(d, Session)}
    assert len(par_action) < len(lus)
    assert all(d.action is par_action[d.action.id] for d in lus.values() if isinstance(d, Session))


def test_what_is_at_hand_is_not_read_again(lecteur: Lecteur):
    lecteur.dossiers.lire(Noun.SESSION, lecteur.ids(Noun.SESSION))
    lecteur.noms.clear()

    lecteur.dossiers.lire(Noun.ACTION, lecteur.ids(Noun.ACTION)[:1])
    assert lecteur.noms == {}


def test_no_more_is_kept_at_hand_than_is_said(lecteur: Lecteur, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(en_nombre, "MEMOIRE", 2)
    premiere, deuxieme, troisieme = lecteur.ids(Noun.FORMATION)[:3]
    lecteur.dossiers.lire(Noun.FORMATION, [premiere, deuxieme])
    lecteur.dossiers.lire(Noun.FORMATION, [deuxieme, troisieme])
    assert lecteur.noms == {"formation": 2}

    lecteur.dossiers.lire(Noun.FORMATION, [deuxieme, troisieme])
    assert lecteur.noms == {"formation": 2}
    lecteur.dossiers.lire(Noun.FORMATION, [premiere])
    assert lecteur.noms == {"formation": 3}


def test_what_is_not_there_is_left_out(lecteur: Lecteur):
    assert lecteur.dossiers.lire(Noun.SESSION, [-1]) == {}


def test_an_edit_that_waits_does_not_count(lecteur: Lecteur):
    un = lecteur.ids(Noun.SESSION)[0]
    avant = lecteur.dossiers.lire(Noun.SESSION, [un])
    lecteur.connexion.execute(
        "INSERT INTO modification (noun, objet_id, version_de_base, version, statut, valeurs)"
        " VALUES ('session', %s, 1, 2, 'EN_COURS_DE_SAISIE', '{\"urls\": [\"https://exemple.fr\"]}')",
        [un],
    )
    assert lecteur.dossiers.lire(Noun.SESSION, [un]) == avant
