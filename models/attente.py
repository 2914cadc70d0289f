"""What waits beside the catalogue, as it is written: pending edits of objects, and submissions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg.types.json import Jsonb

from models.autosaisie import EtatSoumission
from models.enumerations import Statut

if TYPE_CHECKING:
    from psycopg import Connection

    from models.ecriture import Acte, Touche
    from models.etat import Etat

_VERROUILLER = """-- verrouiller_modification
SELECT version, statut, valeurs FROM modification WHERE (noun, objet_id) = (%(noun)s, %(id)s) FOR UPDATE"""

# Above all that its object and its edits had: a version that somebody read names nothing else, once that is no more.
_PROPOSER = """-- proposer_modification
INSERT INTO modification (noun, objet_id, version_de_base, version, statut, valeurs, auteur)
SELECT %(noun)s, %(id)s, %(version)s, greatest(%(version)s, max(e.version)) + 1, %(statut)s, %(valeurs)s, %(auteur)s
FROM evenement e WHERE (e.objet_id, e.noun) = (%(id)s, %(noun)s)
ON CONFLICT (objet_id, noun) DO UPDATE
SET (version, statut, valeurs, auteur, modifie_le) = ROW (
    greatest(modification.version, %(version)s) + 1, excluded.statut, excluded.valeurs, excluded.auteur, now())"""

# A version above those of its edits too, as `models/ecriture` gives them.
_REVISER = """-- reviser_sessions
WITH proposee AS (
  UPDATE modification SET version = version + 1
  WHERE noun = 'session' AND objet_id = ANY (%(sessions)s) RETURNING objet_id AS id, version),
neuve AS (
  UPDATE session SET (version, modifie_le) = ROW (greatest(session.version, (
      SELECT max(e.version) FROM evenement e WHERE (e.objet_id, e.noun) = (session.id, 'session'))) + 1, now())
  WHERE id = ANY (%(sessions)s) AND id NOT IN (SELECT id FROM proposee) RETURNING id, version)
INSERT INTO evenement (geste, noun, objet_id, source, auteur, motif, version, anciennes_valeurs, proposition)
SELECT %(geste)s, 'session', id, %(source)s, %(auteur)s, %(motif)s, version, '{}', proposition::jsonb
FROM (SELECT *, '{}' AS proposition FROM proposee UNION ALL SELECT *, NULL FROM neuve) AS revue"""

_OTER = "-- oter_modification\nDELETE FROM modification WHERE (noun, objet_id) = (%(noun)s, %(id)s)"

_DEPOSER = """-- deposer_soumission
INSERT INTO soumission (noun, objet_id, organisme_id, nouvelle, remarques, etat, deposee_par)
VALUES (%(noun)s, %(id)s, %(organisme)s, %(nouvelle)s, %(remarques)s, 'DEPOSEE', %(compte)s)
ON CONFLICT (objet_id, noun) WHERE etat IN ('DEPOSEE', 'RETOURNEE') DO UPDATE
SET (etat, motif, nouvelle, remarques, deposee_le, deposee_par, prise_en_charge_par, prise_en_charge_le)
    = ROW ('DEPOSEE', NULL, excluded.nouvelle, excluded.remarques, now(), excluded.deposee_par, NULL, NULL)"""

_REMARQUER = """-- remarquer_soumission
UPDATE soumission SET remarques = %(remarques)s
WHERE (noun, objet_id) = (%(noun)s, %(id)s) AND etat = 'DEPOSEE' AND remarques <> %(remarques)s"""

_DECIDER = """-- decider_soumission
UPDATE soumission SET (etat, motif, close_le)
    = ROW (%(etat)s, %(motif)s, CASE WHEN %(etat)s = 'RETOURNEE' THEN NULL ELSE now() END)
WHERE (noun, objet_id) = (%(noun)s, %(id)s) AND etat IN ('DEPOSEE', 'RETOURNEE') RETURNING id"""

_PRENDRE = """-- prendre_en_charge
UPDATE soumission s SET (prise_en_charge_par, prise_en_charge_le) = ROW (%(compte)s::bigint, now())
FROM soumission avant LEFT JOIN compte c ON c.id = avant.prise_en_charge_par
WHERE s.id = avant.id AND (avant.noun, avant.objet_id) = (%(noun)s, %(id)s) AND avant.etat = 'DEPOSEE'
RETURNING c.courriel"""

_ECRIRE = """-- ecrire_message
INSERT INTO message (soumission_id, demande_id, compte_id, texte)
VALUES (%(soumission)s, %(demande)s, %(compte)s, %(texte)s) RETURNING id"""


class EnAttente(NamedTuple):
    """A pending edit, as it stands."""

    version: int
    statut: Statut
    valeurs: Etat


class Depot(NamedTuple):
    """Who hands in, for which organisme; whether it is new, and how many remarks the rules make of it."""

    organisme: int
    compte: int | None
    nouvelle: bool
    remarques: int


class Prise(NamedTuple):
    """From whom a submission is taken in charge: the courriel of who had it, if anybody did."""

    a: str | None


class Attente:
    """What waits of objects, written in the transaction of their other changes."""

    def __init__(self, connexion: Connection[Any]) -> None:
        self._connexion = connexion

    def verrouiller(self, objet: Touche) -> EnAttente | None:
        """The pending edit of an object that was locked before."""
        ligne = self._connexion.execute(_VERROUILLER, _de(objet)).fetchone()
        return None if ligne is None else EnAttente(ligne[0], Statut[ligne[1]], ligne[2])

    def proposer(self, objet: Touche, version: int, statut: Statut, valeurs: Etat, auteur: str | None) -> None:
        """Make it this one: a version more than all that the object and its edits had."""
        parametres = {"version": version, "statut": statut.value, "valeurs": Jsonb(valeurs), "auteur": auteur}
        self._connexion.execute(_PROPOSER, _de(objet) | parametres)

    def reviser(self, sessions: list[int], acte: Acte) -> None:
        """Another version of sessions that wait, or of their edits: what goes with them says something else."""
        self._connexion.execute(_REVISER, {"sessions": sessions, **acte._asdict()})

    def oter(self, objet: Touche) -> bool:
        """It is decided; whether there was one."""
        return self._connexion.execute(_OTER, _de(objet)).rowcount > 0

    def abandonner(self, objet: Touche) -> bool:
        """Nothing is left to decide: no edit waits, no submission is open; whether there was any."""
        return any([self.oter(objet), self.decider(objet, EtatSoumission.CADUQUE, None, None)])

    def deposer(self, objet: Touche, depot: Depot) -> None:
        """Hand the object in, at the end of the queue."""
        parametres = depot._asdict()
        self._connexion.execute(_DEPOSER, _de(objet) | parametres)

    def remarquer(self, objet: Touche, remarques: int) -> None:
        """How many remarks the rules make of what is handed in, now that it is edited."""
        self._connexion.execute(_REMARQUER, _de(objet) | {"remarques": remarques})

    def decider(self, objet: Touche, etat: EtatSoumission, motif: str | None, compte: int | None) -> bool:
        """Close its submission, or return it with its reason, which is said in its thread too; whether it had one."""
        ligne = self._connexion.execute(_DECIDER, _de(objet) | {"etat": etat.value, "motif": motif}).fetchone()
        if ligne is not None and motif is not None:
            self.dire(motif, compte, soumission=ligne[0])
        return ligne is not None

    def prendre(self, objet: Touche, compte: int | None) -> Prise | None:
        """Somebody of the Carif looks at what waits; null when nothing of it was handed in."""
        ligne = self._connexion.execute(_PRENDRE, _de(objet) | {"compte": compte}).fetchone()
        return None if ligne is None else Prise(*ligne)

    def dire(self, texte: str, compte: int | None, *, soumission: int | None = None, demande: int | None = None) -> int:
        """Add a message to a thread; its id."""
        parametres = {"soumission": soumission, "demande": demande, "compte": compte, "texte": texte}
        ligne = self._connexion.execute(_ECRIRE, parametres).fetchone()
        return 0 if ligne is None else int(ligne[0])


def _de(objet: Touche) -> dict[str, Any]:
    return {"noun": objet.noun.value, "id": objet.id}
