"""Sessions (S)."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import Any, Optional, cast

import strawberry
from strawberry import Info

from graph.action import Action
from graph.adresse import Adresse
from graph.anomalie import Anomalie
from graph.champs import calcule, champ, contexte, liste, lit, premier, un
from graph.contact import Contact
from graph.contexte import Contexte
from graph.diffusion import motifs_non_diffusion
from graph.dispositif import Dispositif
from graph.eligibilite_cpf import EligibiliteCpf, eligibilites_de_session, session_eligible
from graph.etat import autre, dispositifs
from graph.historique import proposee
from graph.lheo import session_en_lheo
from graph.listes import BlocCompetences
from graph.noeud import ObjetCatalogue
from graph.permissions import A_L_ORGANISME, reserve
from graph.recrutement import Recrutement
from graph.scalaires import DatePartielle
from graph.site import Site
from loaders.action import action_par_session
from loaders.adresse import adresse_par_cle
from loaders.contact import contacts_par_session
from loaders.demande import TOUT
from loaders.dispositif import dispositifs_par_session
from loaders.listes import blocs_par_session, type_dispositif_par_code, types_dispositif_par_session
from loaders.recrutement import recrutements_par_session
from loaders.session import session_par_cle
from loaders.site import sites_par_session
from models.enumerations import EtatRecrutement, Statut, Voie
from models.lecteur import Portee
from rules.dates import libelle_dates


@lit("debut", "fin", "entrees_sorties_permanentes")
def _libelle_dates(self: Any) -> str:
    return libelle_dates(self.debut, self.fin, permanentes=self.entrees_sorties_permanentes)


@lit("statut", au_dela=("cle",))
def _active(self: Any, info: Info) -> bool | Awaitable[bool]:
    return self.statut == Statut.VALIDEE and _publiee(self, info)


@lit("entree_possible", au_dela=("cle",))
def _entree_possible(self: Any, info: Info) -> bool | Awaitable[bool]:
    return self.entree_possible and _publiee(self, info)


def _publiee(session: Any, info: Info) -> bool | Awaitable[bool]:
    """Whether the public sees it, as all that the public is shown."""
    ouvert = contexte(info)
    if ouvert.regard.lecteur.portee is Portee.PUBLIQUE:
        return True

    async def lire(cles: list[int]) -> list[bool]:
        return [lue is not None for lue in await ouvert.lire(session_par_cle, TOUT, cles, ouvert.regard.public)]

    return ouvert.ensemble("sessions publiées", lire, session.cle)


@lit("cle")
async def _voies(self: Any, info: Info) -> list[Voie]:
    presentes = {type_dispositif.voie for type_dispositif in await _types(self, contexte(info))}
    return [voie for voie in Voie if voie in presentes]


async def _types(self: Any, ouvert: Contexte) -> Sequence[Any]:
    """The types of its dispositifs."""
    if not autre(self) or "dispositifs" not in self.ecarts:
        return cast("Sequence[Any]", await ouvert.charger(types_dispositif_par_session, self.cle))
    codes = dict.fromkeys(dispositif.type_code for dispositif in dispositifs(self))
    return await asyncio.gather(*(ouvert.charger(type_dispositif_par_code, code) for code in codes))


# Lhéo is made of what the database holds: of another state there is none.
@lit("cle")
async def _lheo(self: Any, info: Info) -> str | None:
    return None if autre(self) else (await session_en_lheo(contexte(info), self.cle)).xml


@lit("cle")
async def _lheo_anomalies(self: Any, info: Info) -> list[Anomalie]:
    if autre(self):
        return []
    return [Anomalie.de_lheo(constat) for constat in (await session_en_lheo(contexte(info), self.cle)).constats]


@strawberry.type(description="Une session : les dates et le lieu d'une action.")
class Session(ObjetCatalogue):
    """S."""

    proposition: Optional["Session"] = proposee()
    action: Action = un(action_par_session, "Action dont c'est une session.")
    site: Site | None = premier(sites_par_session, "Premier lieu de la session.")
    sites: list[Site] = liste(sites_par_session, "Lieux de la session, dans l'ordre donné.")
    debut: DatePartielle | None = champ("Premier jour, aussi précis qu'il est connu.")
    fin: DatePartielle | None = champ("Dernier jour, aussi précis qu'il est connu.")
    libelle_dates: str = calcule(_libelle_dates, "Les dates en français : « du 27 septembre 2016 au 13 juin 2017 ».")
    entrees_sorties_permanentes: bool = champ("Vrai quand on entre et sort à tout moment.")
    inscription_du: DatePartielle | None = champ("Ouverture des inscriptions.")
    inscription_au: DatePartielle | None = champ("Clôture des inscriptions.")
    modalites_inscription: str | None = champ("Comment s'inscrire.")
    adresse_inscription: Adresse | None = un(adresse_par_cle, "Où s'inscrire.", par="adresse_inscription_id")
    etat_recrutement: EtatRecrutement | None = champ("Si l'on peut encore s'inscrire.")
    active: bool = calcule(_active, "Vrai quand la session est validée, non passée, et son organisme non suspendu.")
    entree_possible: bool = calcule(
        _entree_possible,
        "Vrai quand on peut encore y entrer : active, recrutement non fermé, inscriptions non closes, pas encore"
        " commencée (non finie, si les entrées sont permanentes). Ce qui n'est pas dit ne l'empêche pas.",
    )
    effectif_minimal: int | None = champ("Nombre de stagiaires sans lequel la session n'ouvre pas.")
    capacite_simultanee: int | None = champ("Nombre de stagiaires accueillis à la fois.")
    capacite_cumulee: int | None = champ("Nombre de stagiaires accueillis en tout.")
    recrutements: list[Recrutement] = liste(recrutements_par_session, "Rendez-vous de recrutement.")
    contacts: list[Contact] = liste(contacts_par_session, "Contacts, par ordre d'importance.")
    urls: list[str] = champ("Pages web de la session.")
    dispositifs: list[Dispositif] = liste(dispositifs_par_session, "Financements de la session, dans l'ordre donné.")
    voies: list[Voie] = calcule(_voies, "Voies ouvertes par ses dispositifs ; un groupe peut en mêler plusieurs.")
    conventionnee: bool | None = champ("Vrai quand la session est conventionnée par un financeur public.")
    eligible_cpf: bool = calcule(
        session_eligible, "Vrai quand le CPF peut payer la session : une période d'éligibilité au moins s'y applique."
    )
    eligibilites_cpf: list[EligibiliteCpf] = calcule(
        eligibilites_de_session,
        "Périodes d'éligibilité au CPF qui s'y appliquent, selon ses certifications, son début et ses lieux.",
    )
    motifs_non_diffusion: list[Anomalie] | None = reserve(
        calcule(
            motifs_non_diffusion,
            "Pourquoi la session n'est pas dans le flux du jour, et quand elle y sera ; vide quand elle y est.",
        ),
        A_L_ORGANISME,
    )
    lheo: str | None = calcule(
        _lheo,
        "La session en Lhéo 2.3, comme les partenaires la reçoivent ; null si Lhéo la refuse, ou dans un autre état que"
        " le sien aujourd'hui (`le`, `proposition`).",
    )
    lheo_anomalies: list[Anomalie] = calcule(_lheo_anomalies, "Ce que l'export Lhéo a rempli, coupé, laissé ou refusé.")
    blocs: list[BlocCompetences] = liste(blocs_par_session, "Blocs de compétences auxquels la session mène.")
