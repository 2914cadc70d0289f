"""Pages by date without looking at everything: a walk of the index on the start, that stops when the page is full.

It reads what the filter leaves aside on its way: for filters that leave much of the catalogue, which is what people
browse by date, around a town that has a good part of the places among them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from loaders.offre.question import DEJA_COMMENCEE, JOUR_ZERO, PAR_JOINTURE, PROCHAINE
from loaders.requete import Requete
from models.choix import OffreTri

if TYPE_CHECKING:
    from loaders.fenetre import Fenetre
    from loaders.offre.question import Question
    from loaders.requete import Regard

# The first matching row of each action, in the order of the walk.
_PARCOURS: Final = """\
-- recherche ({nom})
{avec}SELECT {cle} AS cle_1, offre.action_numero AS cle_2, offre.action_id, {metres} AS metres
FROM (SELECT * FROM recherche_session AS offre WHERE {conditions}) AS offre
WHERE {moitie} AND {borne} AND NOT EXISTS (
  SELECT FROM (SELECT * FROM recherche_session AS offre WHERE {conditions}) AS autre
  WHERE autre.action_id = offre.action_id AND {avant})
ORDER BY offre.debut{sens}, offre.action_numero
LIMIT %(limite)s"""

_AVEC: Final = "WITH {}\n"

# Of the nearest of its matching places. What is near is no condition for an index: the walk would become a sort.
_METRES: Final = """(SELECT min(proche.metres)
  FROM (SELECT * FROM recherche_session AS offre WHERE {conditions}) AS autre JOIN proche USING (site_id)
  WHERE autre.action_id = offre.action_id)"""
_PRES: Final = "(offre.site_id = ANY (ARRAY (SELECT site_id FROM proche))) IS TRUE"

_PART: Final = """\
-- recherche (part des lieux)
WITH {avec}retenu AS (SELECT count(*) AS nombre FROM proche)
SELECT nombre * {part} >= (SELECT count(*) FROM recherche_lieu) FROM retenu"""
PART: Final = 20  # one place out of so many

_AUTRE, _CELLE_CI = (
    "(" + ", ".join(f"{t}.{c}" for c in ("debut", "session_id", "site_id")) + ")" for t in ("autre", "offre")
)


JOURS_AVANT_ZERO: Final = 719_162  # from the year 1


class Moitie(NamedTuple):
    """One of the two halves of the order by date."""

    nom: str
    condition: str
    borne: str  # after the cursor
    avant: str  # what another row of the action is when this one is not its first
    sens: str


A_VENIR: Final = Moitie(
    "à venir",
    "offre.debut >= %(aujourdhui)s",
    f"(offre.debut, offre.action_numero) > ({JOUR_ZERO} + %(apres_1)s::int, %(apres_2)s)",
    f"autre.debut >= %(aujourdhui)s AND {_AUTRE} < {_CELLE_CI}",
    "",
)
_JOUR = f"{JOUR_ZERO} + ({DEJA_COMMENCEE} - %(apres_1)s::int)"
COMMENCEES: Final = Moitie(
    "commencées",
    "offre.debut < %(aujourdhui)s",
    f"offre.debut <= {_JOUR} AND (offre.debut < {_JOUR} OR offre.action_numero > %(apres_2)s)",
    f"(autre.debut >= %(aujourdhui)s OR {_AUTRE} > {_CELLE_CI})",
    " DESC",
)

# What many offers satisfy: the walk meets them soon. Anything else is better found first and sorted after.
_FREQUENTS: Final = frozenset(
    {"departements", "certifiante", "niveaux_sortie", "modalites", "entree_possible", "types_dispositif", "publics"}
    | {"voies", "profil", "financeurs", "conventionnee", "eligible_cpf", "entrees_sorties_permanentes", "debut_du"}
)


def convient(question: Question) -> bool:
    """Whether pages of this search are walks, if places that are near are many (see `part`)."""
    par_date = question.ordre_choisi is OffreTri.DATE and question.mots is None
    return par_date and question.criteres.keys() - (PAR_JOINTURE if question.situee else ()) <= _FREQUENTS


def part(question: Question, regard: Regard) -> Requete | None:
    """The statement that tells whether the places that are near are many enough to walk; None where no place counts."""
    if not question.situee:
        return None
    return Requete(_PART.format(avec=question.avec, part=PART), question.parametres(regard), preparee=False)


def moities(fenetre: Fenetre) -> list[tuple[Moitie, Fenetre]]:
    """The halves to walk, in order, each with its window."""
    if fenetre.apres and int(fenetre.apres[0]) > DEJA_COMMENCEE // 2:
        return [(COMMENCEES, fenetre)]
    return [(A_VENIR, fenetre), (COMMENCEES, replace(fenetre, apres=None))]


def page(question: Question, moitie: Moitie, fenetre: Fenetre, deja: int, regard: Regard) -> Requete:
    """The statement of what is left of a page in this half, `deja` rows having been found in the other."""
    conditions = " AND ".join([*question.conditions(), *([_PRES] if question.situee else ())])
    texte = _PARCOURS.format(
        nom=moitie.nom,
        avec=_AVEC.format(question.avec.removesuffix(", ")) if question.situee else "",
        cle=PROCHAINE,
        metres=_METRES.format(conditions=conditions) if question.situee else "NULL::int",
        conditions=conditions,
        moitie=moitie.condition,
        borne=moitie.borne if fenetre.apres else "true",
        avant=moitie.avant,
        sens=moitie.sens,
    )
    bornes = _bornes(*fenetre.apres) if fenetre.apres else {}
    parametres = question.parametres(regard) | bornes | {"limite": fenetre.taille + 1 - deja}
    # with nothing asked there is one plan, which takes longer to make than to follow
    return Requete(texte, parametres, preparee=not question.criteres)


def _bornes(jour: str, numero: str) -> dict[str, object]:
    """A cursor may say anything: beyond the days that there are, it stands at their end."""
    return {"apres_1": min(max(int(jour), 0), DEJA_COMMENCEE + JOURS_AVANT_ZERO), "apres_2": numero}
