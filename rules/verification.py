"""All rules applied to an object: what is wrong with it, what blocks first."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from models.enumerations import NiveauAnomalie, Noun, Source, TypeObjet
from rules import (
    action,
    action_certification,
    contact,
    dispositif_doublon,
    dispositif_droits,
    dispositif_financement,
    etablissement,
    formation,
    organisme,
    session,
    session_dates,
    session_lieu,
    session_offre,
    site,
)
from rules.dossier import Action, Contact, Dossier, Etablissement, Formation, Organisme, Session, Site
from rules.propriete import modifiable
from rules.regle import A_VERIFIER, BLOQUANT, POIDS, REGISTRE, Anomalie, Cadre, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from types import ModuleType

    from rules.parametres import Parametres
    from rules.regle import Declaree, Regle


# where rules are declared: importing one is what puts its rules in the registry
MODULES: Final[tuple[ModuleType, ...]] = (
    *(organisme, etablissement, site, contact, formation, action, action_certification),
    *(session, session_dates, session_lieu, session_offre),
    *(dispositif_financement, dispositif_droits, dispositif_doublon),
)
# a session is looked at with its D
TYPES: Final[Mapping[type, tuple[TypeObjet, ...]]] = {
    Organisme: (TypeObjet.ORGANISME,),
    Etablissement: (TypeObjet.ETABLISSEMENT,),
    Site: (TypeObjet.SITE,),
    Contact: (TypeObjet.CONTACT,),
    Formation: (TypeObjet.FORMATION,),
    Action: (TypeObjet.ACTION,),
    Session: (TypeObjet.SESSION, TypeObjet.DISPOSITIF),
}

NIVEAUX: Final = frozenset(NiveauAnomalie)
DU_CARIF: Final = frozenset({A_VERIFIER})


def regles(objet: TypeObjet | None = None) -> list[Regle]:
    """The rules as they are published, of one kind of object or of all, by code."""
    toutes = {(d.regle.code, d.regle.de): d.regle for d in REGISTRE if objet in {None, d.regle.de}}
    return [toutes[cle] for cle in sorted(toutes)]


def verifier(
    dossier: Dossier, moment: Moment, aujourdhui: date, parametres: Parametres, qui: Source | None = None
) -> list[Anomalie]:
    """What is wrong with an object at a moment, BLOQUANT first; `qui`: who writes (SAISIE the organisme, CARIF).

    Handed in, an object answers for what goes with it: its action and its formation where the Carif never validated
    them, and for what must be right before anything is, of its organisme. Of what nobody writes here (Idéo's offer,
    formations de référence), one who only looks is told what the Carif has to see.
    """
    cadre = Cadre(moment, aujourdhui, parametres, qui)
    trouvees = [*propres(dossier, cadre)]
    if moment is Moment.SOUMISSION and _ecoute(dossier, cadre):
        for autre in _avec(dossier):
            trouvees += _de(autre, cadre)
        for autre in _prealables(dossier):
            trouvees += _de(autre, cadre, prealables=True)
    return sorted(trouvees, key=lambda anomalie: (POIDS[anomalie.niveau], anomalie.code, anomalie.champ))


def propres(dossier: Dossier, cadre: Cadre, niveaux: frozenset[NiveauAnomalie] = NIVEAUX) -> Iterator[Anomalie]:
    """What the rules of these levels find in an object by itself, and not in what is handed in with it.

    Of what nobody writes here, one who only looks is told what the Carif has to see, and nothing else.
    """
    return _de(dossier, cadre, niveaux if _ecoute(dossier, cadre) else niveaux & DU_CARIF)


def bloquantes(anomalies: Iterable[Anomalie]) -> list[Anomalie]:
    """Those that forbid to go on."""
    return [anomalie for anomalie in anomalies if anomalie.niveau is BLOQUANT]


def _ecoute(dossier: Dossier, cadre: Cadre) -> bool:
    """Whether whoever is told of all that is wrong with it may do something about it."""
    return cadre.qui is not None or _corrigible(TYPES[type(dossier)][0], dossier.source)


@cache
def _corrigible(objet: TypeObjet, source: Source) -> bool:
    """Whether somebody may mend here what came from there."""
    return any(modifiable(Noun[objet.name], source, qui) is None for qui in (Source.SAISIE, Source.CARIF))


def _de(
    dossier: Dossier, cadre: Cadre, niveaux: frozenset[NiveauAnomalie] = NIVEAUX, *, prealables: bool = False
) -> Iterator[Anomalie]:
    for regle, examiner in _en_vigueur(TYPES[type(dossier)], cadre.moment, cadre.aujourdhui, niveaux):
        if prealables and not regle.prealable:
            continue
        for constat in examiner(dossier, cadre):
            yield regle.anomalie(constat, dossier.numero)


@lru_cache(maxsize=256)
def _en_vigueur(
    genres: tuple[TypeObjet, ...], moment: Moment, le: date, niveaux: frozenset[NiveauAnomalie]
) -> tuple[Declaree, ...]:
    """The rules to look at; an import asks for them once for each of its objects."""
    return tuple(
        declaree
        for declaree in REGISTRE
        if (regle := declaree.regle).de in genres
        and regle.niveau in niveaux
        and regle.moment in moment.compris
        and regle.en_vigueur(le)
    )


def _avec(dossier: Dossier) -> Iterator[Dossier]:
    """What is handed in with an object."""
    if isinstance(dossier, Session):
        if dossier.action.nouveau:
            yield dossier.action
        yield from _formation_avec(dossier.action)
    elif isinstance(dossier, Action):
        yield from _formation_avec(dossier)


def _formation_avec(action: Action) -> Iterator[Dossier]:
    formation = action.formation
    if formation.proprietaire_id is not None and formation.nouveau:
        yield formation


def _prealables(dossier: Dossier) -> Iterator[Dossier]:
    """Of whom something must be right before anything is handed in."""
    action = dossier.action if isinstance(dossier, Session) else dossier
    if isinstance(action, Action):
        yield from (action.organisme, action.etablissement)
