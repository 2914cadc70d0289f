"""What decides whether sessions are in the feed of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders.requete import Requete
from loaders.visibilite import STATUT_SESSION
from models.enumerations import Statut
from rules.diffusion import Faits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from loaders.requete import Ligne

_NOUNS: Final = ("session", "action", "formation", "etablissement", "organisme")
_TEXTE: Final = f"""\
-- diffusion_des_sessions
SELECT session.id, ({STATUT_SESSION}), action.statut, formation.statut, etablissement.statut,
  CASE WHEN organisme.suspendu THEN 'SUSPENDUE' ELSE organisme.statut END,
  (SELECT evenement.motif FROM evenement WHERE evenement.noun = 'session' AND evenement.objet_id = session.id
    AND evenement.anciennes_valeurs ? 'statut' ORDER BY evenement.id DESC LIMIT 1),
  (SELECT max((evenement.le AT TIME ZONE 'Europe/Paris')::date) FROM evenement WHERE evenement.noun = 'session'
    AND evenement.objet_id = session.id AND evenement.anciennes_valeurs ? 'statut')
FROM session JOIN action ON action.id = session.action_id JOIN formation ON formation.id = action.formation_id
JOIN etablissement ON etablissement.id = action.etablissement_id JOIN organisme ON organisme.id = session.organisme_id
WHERE session.id = ANY(%(cle)s::bigint[])"""  # noqa: S608  our own names


def preparer(sessions: Sequence[int], aujourdhui: date) -> Requete:
    """The statement that tells what these sessions and all that they belong to are at."""
    return Requete(_TEXTE, {"cle": list(sessions), "aujourdhui": aujourdhui}, preparee=True)


def assembler(lignes: Iterable[Ligne]) -> dict[int, Faits]:
    """Its rows, by session."""
    return {
        cle: Faits({noun: Statut[statut] for noun, statut in zip(_NOUNS, reste[:-2], strict=True)}, *reste[-2:])
        for cle, *reste in lignes
    }
