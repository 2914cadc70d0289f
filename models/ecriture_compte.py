"""Accounts as they are written, whoever gives them: a command, or a demande that the Carif grants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from models.autosaisie import Droit, Role

if TYPE_CHECKING:
    from psycopg import Connection

_INSCRIRE: Final = """-- inscrire_un_compte
INSERT INTO compte (courriel, role) VALUES (%s, %s) ON CONFLICT (courriel) DO NOTHING"""

_LIRE: Final = """-- compte_par_courriel
SELECT id, role, suspendu_le IS NOT NULL FROM compte WHERE courriel = %s FOR UPDATE"""

# what was agreed on stays until it is taken back, or no right to enter is left
_DONNER: Final = """-- donner_un_droit
INSERT INTO membre AS m (compte_id, organisme_id, droit, importe) VALUES (%s, %s, %s, %s)
ON CONFLICT (compte_id, organisme_id) DO UPDATE
SET (droit, importe) = ROW (excluded.droit, (m.importe OR excluded.importe) AND excluded.droit <> 'LECTURE')
WHERE m.droit <> excluded.droit OR m.importe < excluded.importe RETURNING m.importe"""


class Titulaire(NamedTuple):
    """The account of an address."""

    id: int
    role: Role
    suspendu: bool


def inscrire(connexion: Connection[Any], courriel: str, role: Role) -> bool:
    """Make an account for an address that has none; whether it had none."""
    return connexion.execute(_INSCRIRE, (courriel, role)).rowcount == 1


def titulaire(connexion: Connection[Any], courriel: str) -> Titulaire | None:
    """The account of an address, locked."""
    ligne = connexion.execute(_LIRE, (courriel,)).fetchone()
    return None if ligne is None else Titulaire(ligne[0], Role[ligne[1]], ligne[2])


def donner(
    connexion: Connection[Any], compte: int, organisme: int, droit: Droit, *, importe: bool = False
) -> bool | None:
    """Give an account a right; whether its files are trusted now, null when it had all of that already."""
    ligne = connexion.execute(_DONNER, (compte, organisme, droit, importe)).fetchone()
    return None if ligne is None else bool(ligne[0])
