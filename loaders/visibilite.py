"""Who may see what, and when a session is past: one expression each, used by every statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.relation import Cardinalite
from models.enumerations import Statut
from models.erreurs import EntreeInvalide
from models.lecteur import Portee
from models.modification import OUVERTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loaders.noun import Noun, Requis
    from loaders.relation import Relation
    from models.lecteur import Lecteur

PUBLICS = (Statut.VALIDEE, Statut.PERIMEE, Statut.ANNULEE, Statut.ARCHIVEE)
PAR_DEFAUT = (Statut.VALIDEE,)

# A session is past from the day after its last one; an unknown end is not past. Null is « no ».
PASSEE = "(session.declaree_perimee OR session.fin < %(aujourdhui)s)"
# A session is offered with its action: lists and searches take a VALIDEE one of an ARCHIVEE action to be ARCHIVEE,
# while it says of itself what it is.
STATUT_DE_L_OFFRE = "CASE WHEN session.statut = 'VALIDEE' THEN action.statut ELSE session.statut END"

STATUT_SESSION = f"CASE WHEN session.statut = 'VALIDEE' AND {PASSEE} THEN 'PERIMEE' ELSE session.statut END"

_STOCKES = ", ".join(f"'{statut}'" for statut in PUBLICS if statut is not Statut.PERIMEE)


def statuts_demandes(lecteur: Lecteur, statuts: Iterable[Statut] | None) -> tuple[Statut, ...]:
    """The statuses a list shows: VALIDEE unless others are asked for; EntreeInvalide for one not visible."""
    demandes = tuple(statuts or PAR_DEFAUT)
    if interdits := [statut for statut in demandes if statut not in statuts_visibles(lecteur)]:
        visibles = ", ".join(statuts_visibles(lecteur))
        raise EntreeInvalide(f"Statut non public : {', '.join(interdits)}. Statuts possibles : {visibles}.")
    return demandes


def statuts_visibles(lecteur: Lecteur) -> tuple[Statut, ...]:
    """The statuses a viewer may ask for: who has an organisme asks for any, and is shown what is theirs."""
    return PUBLICS if lecteur.portee is Portee.PUBLIQUE else tuple(Statut)


def statuts_montres(relation: Relation, portee: Portee, statuts: tuple[Statut, ...]) -> tuple[Statut, ...]:
    """Those of a statement; in what hangs under an object, who holds it finds what they have not handed in yet."""
    si_l_on_peut = relation.valides and relation.cardinalite is Cardinalite.LISTE and statuts == PAR_DEFAUT
    return (*statuts, *OUVERTS) if si_l_on_peut and portee is not Portee.PUBLIQUE else statuts


def non_publics(statuts: Iterable[Statut] | None) -> tuple[Statut, ...]:
    """Those of these statuses that search tables do not hold."""
    return tuple(statut for statut in statuts or () if statut not in PUBLICS)


def parmi(noun: Noun, statuts: Iterable[Statut]) -> str:
    """SQL condition: the status as shown is one of these; written out, so that PostgreSQL foresees how many pass."""
    return f"({' OR '.join(_au_statut(noun, statut) for statut in statuts)})"


def _au_statut(noun: Noun, statut: Statut) -> str:
    valide = f"{noun.table}.statut = 'VALIDEE'"
    if noun.passe is None or statut not in {Statut.VALIDEE, Statut.PERIMEE}:
        propre = f"{noun.table}.statut = '{statut}'"
        return propre if noun.suit is None else f"{propre} OR {valide} AND {_suit(noun, noun.suit, statut)}"
    propre = f"{valide} AND {noun.passe} IS {'' if statut is Statut.PERIMEE else 'NOT '}TRUE"
    return propre if noun.suit is None else f"{propre} AND {_suit(noun, noun.suit, Statut.VALIDEE)}"


def valide(noun: Noun) -> str:
    """SQL condition: it is VALIDEE, and so is what it is offered with; past or not."""
    propre = f"{noun.table}.statut = 'VALIDEE'"
    return propre if noun.suit is None else f"{propre} AND {_suit(noun, noun.suit, Statut.VALIDEE)}"


def _suit(noun: Noun, requis: Requis, statut: Statut) -> str:
    cible = requis.noun.table
    return f"EXISTS (SELECT FROM {cible} WHERE {cible}.id = {noun.table}.{requis.cle} AND {cible}.statut = '{statut}')"


def visible(noun: Noun, portee: Portee, *, prouves: Iterable[Requis] = ()) -> Iterator[str]:
    """SQL conditions under which an object is shown; `prouves`: what the path has already found visible."""
    match portee:
        case Portee.PUBLIQUE:
            yield from _publie(noun, portee, prouves)
        case Portee.SIENNE if noun.detenteur is None:
            yield from _publie(noun, portee, prouves)  # as what it belongs to
        case Portee.SIENNE:
            # what is proven is so for this viewer, which does not make it public
            publie = " AND ".join(_publie(noun, Portee.PUBLIQUE, ()))
            yield f"({_sien(noun)} OR {publie})"
        case Portee.ENTIERE:
            pass


def visible_par(
    relation: Relation, portee: Portee, statuts: Iterable[Statut] = (), *, prouves: Iterable[Requis] = ()
) -> list[str]:
    """SQL conditions on the objects of a relation, without those that its visible parent implies.

    `statuts`: the only ones that the statement keeps; where the public sees none of them, only one's own pass.
    `prouves`: what the rest of the statement finds visible.
    """
    vers, de = relation.vers, relation.de
    if de is not None and any(r.noun is vers and relation.par[0].attribut == r.cle for r in de.requis):
        return []
    if portee is Portee.SIENNE and vers.detenteur and statuts and not any(statut in PUBLICS for statut in statuts):
        return [_sien(vers)]
    du_parent = [r for r in vers.requis if r.noun is de and f"{vers.table}.{r.cle}" in relation.sur]
    return [*visible(vers, portee, prouves=[*du_parent, *prouves]), *par_un(relation, portee)]


def paru(table: str) -> str:
    """SQL condition on the status alone: it is, or was, published."""
    return f"{table}.statut IN ({_STOCKES})"


def _publie(noun: Noun, portee: Portee, prouves: Iterable[Requis]) -> Iterator[str]:
    if noun.circuit:
        yield paru(noun.table)
    yield from noun.visible
    for requis in noun.requis:
        if requis not in prouves:
            yield _existe(noun, requis, portee)


def par_un(relation: Relation, portee: Portee) -> Iterator[str]:
    """SQL conditions on what the parent's key is of, where it is not what the relation gives."""
    if (noun := relation.par_un) is not None:
        yield from visible(noun, portee, prouves=[r for r in noun.requis if r.noun is relation.vers])


def _sien(noun: Noun) -> str:
    return f"{noun.detenteur} = ANY(%(siens)s::bigint[])"


def _existe(noun: Noun, requis: Requis, portee: Portee) -> str:
    cle, cible = f"{noun.table}.{requis.cle}", requis.noun
    conditions = " AND ".join((f"{cible.table}.id = {cle}", *visible(cible, portee)))
    existe = f"EXISTS (SELECT FROM {cible.table} WHERE {conditions})"
    return f"({cle} IS NULL OR {existe})" if requis.facultatif else existe
