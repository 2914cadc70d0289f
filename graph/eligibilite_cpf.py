"""Eligibility for the CPF, of a session or of a certification, on a day: the periods that make it so."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import strawberry
from strawberry import Info

from graph.champs import champ, contexte, lit
from loaders.action import action_par_session
from loaders.eligibilite_cpf import eligibilites_cpf_par_certification, eligibilites_cpf_par_session
from loaders.listes import regions_par_session
from models.enumerations import ModaliteEnseignement, PublicCpf, Source
from rules.eligibilite_cpf import applicables, jour_d_eligibilite

LeDeSession = Annotated[
    date | None,
    strawberry.argument(
        description=(
            "Le jour voulu. Par défaut, le premier où la session peut commencer, ou aujourd'hui quand rien ne le dit."
        )
    ),
]
LeDeCertification = Annotated[date | None, strawberry.argument(description="Le jour voulu ; aujourd'hui par défaut.")]


@strawberry.type(description="Une période d'éligibilité au CPF, et à quelles conditions.")
class EligibiliteCpf:
    """A row of the table of the same name."""

    code_cpf: str = champ("Code CPF, en chiffres : `236000`. Lhéo écrit `CPF236000`.")
    debut: date = champ("Premier jour.")
    fin: date | None = champ("Dernier jour ; absent quand il n'est pas fixé.")
    public: PublicCpf = champ("Pour qui.")
    region: str | None = champ("Code de la seule région où elle vaut ; absent pour la France entière.")
    branches: list[str] = champ("Codes NAF des seules branches pour lesquelles elle vaut ; vide pour toutes.")
    liste: str | None = champ("Liste qui la prévoit : COPANEF, une branche, une région…")
    source: Source = champ("Qui la publie.")


@lit("cle", "action_id", "debut")
async def eligibilites_de_session(self: Any, info: Info, le: LeDeSession = None) -> Sequence[Any]:
    """The periods that apply to a session, one statement for all days that are asked."""
    ouvert = contexte(info)
    periodes = await ouvert.charger(eligibilites_cpf_par_session, self.action_id)
    jour = le or jour_d_eligibilite(self.debut, ouvert.regard.aujourdhui)
    regions = await _regions(self, info) if any(periode.region for periode in periodes) else None
    return applicables(periodes, jour, regions)


async def _regions(self: Any, info: Info) -> frozenset[str] | None:
    """Where the session takes place; null when that is nowhere in particular."""
    ouvert = contexte(info)
    action = await ouvert.charger(action_par_session, self.action_id)
    if action.modalite_enseignement == ModaliteEnseignement.A_DISTANCE:
        return None
    return frozenset(region.code for region in await ouvert.charger(regions_par_session, self.cle))


@lit("cle")
async def eligibilites_de_certification(self: Any, info: Info, le: LeDeCertification = None) -> Sequence[Any]:
    """The periods in which a certification is eligible that day, somewhere in France."""
    ouvert = contexte(info)
    periodes = await ouvert.charger(eligibilites_cpf_par_certification, self.cle)
    return applicables(periodes, le or ouvert.regard.aujourdhui, None)


@lit("cle", "action_id", "debut")
async def session_eligible(self: Any, info: Info, le: LeDeSession = None) -> bool:
    """Whether one of them applies."""
    return bool(await eligibilites_de_session(self, info, le))


@lit("cle")
async def certification_eligible(self: Any, info: Info, le: LeDeCertification = None) -> bool:
    """Whether there is one."""
    return bool(await eligibilites_de_certification(self, info, le))
