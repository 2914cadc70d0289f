"""Demandes as they are written, deposited then decided, and what decisions leave: numbers, exceptions, rights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from models.autosaisie import Decision, Role, TypeDemande

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from psycopg import Connection

    from models.autosaisie import GenreNumero

# two that ask the same at once are looked at one after the other
_ATTENDRE: Final = "-- attendre_son_tour\nSELECT pg_advisory_xact_lock(hashtextextended(%(quoi)s, 59))"

_PAREILLE: Final = """-- demande_pareille
SELECT numero FROM demande WHERE decision IS NULL AND type_demande = %(type_demande)s
AND (organisme_id, etablissement_id, session_id, siret, courriel) IS NOT DISTINCT FROM
    (%(organisme)s::bigint, %(etablissement)s::bigint, %(session)s::bigint, %(siret)s::text, %(courriel)s::text)
AND (%(auteur)s::bigint IS NULL OR deposee_par = %(auteur)s)"""

_DEPOSER: Final = """-- deposer_demande
INSERT INTO demande (type_demande, organisme_id, etablissement_id, session_id, siret, courriel, ancien, nouveau,
    effet_le, fin_le, motif, deposee_par)
VALUES (%(type_demande)s, %(organisme)s, %(etablissement)s, %(session)s, %(siret)s, %(courriel)s, %(ancien)s,
    %(nouveau)s, %(effet_le)s, %(fin_le)s, %(motif)s, %(compte)s) RETURNING numero"""

_VERROUILLER: Final = """-- verrouiller_demande
SELECT id, numero, type_demande, organisme_id, etablissement_id, session_id, siret, courriel, ancien, nouveau, effet_le,
    fin_le, motif, decision, decidee_le FROM demande WHERE numero = %(numero)s FOR UPDATE"""

_DECIDER: Final = """-- decider_demande
UPDATE demande SET (decision, decidee_le, decidee_par, motif_de_la_decision, effet_le, fin_le, organisme_id)
    = ROW (%(decision)s, now(), %(compte)s::bigint, %(motif)s::text, coalesce(%(effet)s::date, effet_le),
        %(fin)s::date, coalesce(organisme_id, %(organisme)s::bigint))
WHERE id = %(id)s"""

_REMPLACER: Final = """-- remplacer_un_numero
INSERT INTO numero_precedent (genre, organisme_id, etablissement_id, ancien, nouveau, effet_le, demande_id)
VALUES (%(genre)s, %(organisme)s, %(etablissement)s, %(ancien)s, %(nouveau)s, %(effet)s, %(demande)s)"""

_DEROGER: Final = """-- deroger
INSERT INTO derogation (etablissement_id, motif, debut, fin, decidee_par, demande_id)
VALUES (%(etablissement)s, %(motif)s, %(effet)s, %(fin)s, %(compte)s, %(demande)s)"""

_INSCRIRE: Final = """-- inscrire_un_compte
INSERT INTO compte (courriel, role) VALUES (%(courriel)s, 'ORGANISME') ON CONFLICT (courriel) DO NOTHING"""
_COMPTE: Final = """-- compte_par_courriel
SELECT id, role, suspendu_le IS NOT NULL FROM compte WHERE courriel = %(courriel)s FOR UPDATE"""
_DONNER: Final = """-- donner_la_gestion
INSERT INTO membre (compte_id, organisme_id, droit) VALUES (%(compte)s, %(organisme)s, 'GESTION')
ON CONFLICT (compte_id, organisme_id) DO UPDATE SET droit = excluded.droit"""


class Cible(NamedTuple):
    """What a demande is about, by internal keys."""

    organisme: int | None = None
    etablissement: int | None = None
    session: int | None = None


class Deposee(NamedTuple):
    """A demande that nobody else decides until the end."""

    id: int
    numero: str
    type_demande: TypeDemande
    cible: Cible
    siret: str | None
    courriel: str | None
    ancien: str | None
    nouveau: str | None
    effet_le: date | None
    fin_le: date | None
    motif: str | None
    decision: Decision | None
    decidee_le: datetime | None


class Titulaire(NamedTuple):
    """The account of an address."""

    id: int
    role: Role
    suspendu: bool


class Demandes:
    """What the Carif is asked and decides, in the transaction of what follows from it."""

    def __init__(self, connexion: Connection[Any]) -> None:
        self._connexion = connexion

    def attendre(self, *quoi: object) -> None:
        """Let whoever is at the same thing finish first."""
        self._connexion.execute(_ATTENDRE, {"quoi": repr(quoi)})

    def pareille(self, demande: Mapping[str, Any], auteur: int | None) -> str | None:
        """The number of one that asks the same and waits, of this account if one is given."""
        ligne = self._connexion.execute(_PAREILLE, {**demande, "auteur": auteur}).fetchone()
        return None if ligne is None else str(ligne[0])

    def deposer(self, demande: Mapping[str, Any], compte: int | None) -> str:
        """Write a demande; its number."""
        ligne = self._connexion.execute(_DEPOSER, {**demande, "compte": compte}).fetchone()
        return "" if ligne is None else str(ligne[0])

    def verrouiller(self, numero: str) -> Deposee | None:
        """The demande of a number."""
        ligne = self._connexion.execute(_VERROUILLER, {"numero": numero}).fetchone()
        if ligne is None:
            return None
        cle, numero, genre, organisme, etablissement, session, *dits = ligne
        siret, courriel, ancien, nouveau, effet, fin, motif, decision, le = dits
        cible, decidee = Cible(organisme, etablissement, session), decision and Decision[decision]
        debut = (cle, numero, TypeDemande[genre], cible)
        return Deposee(*debut, siret, courriel, ancien, nouveau, effet, fin, motif, decidee, le)

    def decider(self, demande: Deposee, decision: Decision, motif: str | None, effet: date | None, compte: Any) -> None:
        """Write what is decided; `effet`: from what day, where it takes effect."""
        parametres = {"id": demande.id, "decision": decision.value, "motif": motif, "effet": effet, "compte": compte}
        self._connexion.execute(_DECIDER, parametres | {"organisme": demande.cible.organisme, "fin": demande.fin_le})

    def remplacer(self, genre: GenreNumero, demande: Deposee, ancien: str, effet: date) -> None:
        """Keep a number that the new one replaces."""
        dits = {"genre": genre.value, "ancien": ancien, "nouveau": demande.nouveau, "effet": effet}
        self._connexion.execute(_REMPLACER, demande.cible._asdict() | dits | {"demande": demande.id})

    def deroger(self, demande: Deposee, effet: date, compte: int | None) -> None:
        """Except an établissement from the perimeter."""
        dits = {"etablissement": demande.cible.etablissement, "motif": demande.motif, "effet": effet}
        self._connexion.execute(_DEROGER, dits | {"fin": demande.fin_le, "compte": compte, "demande": demande.id})

    def inscrire(self, courriel: str) -> Titulaire:
        """The account of an address, made where there was none."""
        self._connexion.execute(_INSCRIRE, {"courriel": courriel})
        ligne = self._connexion.execute(_COMPTE, {"courriel": courriel}).fetchone() or (0, Role.ORGANISME, True)
        return Titulaire(ligne[0], Role[ligne[1]], ligne[2])

    def donner_la_gestion(self, compte: int, organisme: int) -> None:
        """Let an account do all there is to do for an organisme."""
        self._connexion.execute(_DONNER, {"compte": compte, "organisme": organisme})
