"""What can be written: `Mutation`."""

import strawberry

from graph.mutations.accorder_delegation import accorder_delegation
from graph.mutations.appliquer_geste import appliquer_geste
from graph.mutations.confirmer_organisme import confirmer_organisme
from graph.mutations.creer_action import creer_action
from graph.mutations.creer_contact import creer_contact
from graph.mutations.creer_demande import creer_demande
from graph.mutations.creer_etablissement import creer_etablissement
from graph.mutations.creer_formation import creer_formation
from graph.mutations.creer_organisme import creer_organisme
from graph.mutations.creer_session import creer_session
from graph.mutations.creer_site import creer_site
from graph.mutations.decider_demande import decider_demande
from graph.mutations.decider_doublon import decider_doublon
from graph.mutations.dupliquer_session import dupliquer_session
from graph.mutations.envoyer_message import envoyer_message
from graph.mutations.lignes import GestePayload, ReconductionPayload
from graph.mutations.modifier_action import modifier_action
from graph.mutations.modifier_contact import modifier_contact
from graph.mutations.modifier_etablissement import modifier_etablissement
from graph.mutations.modifier_formation import modifier_formation
from graph.mutations.modifier_organisme import modifier_organisme
from graph.mutations.modifier_session import modifier_session
from graph.mutations.modifier_site import modifier_site
from graph.mutations.payloads import (
    ActionPayload,
    ContactPayload,
    DelegationPayload,
    DemandePayload,
    DoublonPayload,
    EtablissementPayload,
    FormationPayload,
    MessagePayload,
    OrganismePayload,
    SessionPayload,
    SitePayload,
)
from graph.mutations.reconduire_actions import reconduire_actions
from graph.mutations.refuser_session import refuser_session
from graph.mutations.retourner_session import retourner_session
from graph.mutations.revoquer_delegation import revoquer_delegation
from graph.mutations.soumettre_session import soumettre_session
from graph.mutations.valider_session import valider_session


@strawberry.type(
    description="Ce qu'on peut écrire. Dans `donnees`, un champ absent est inchangé, null l'efface ; rien ne change de"
    " parent par une modification."
)
class Mutation:
    """Root of every write."""

    creer_organisme: OrganismePayload | None = creer_organisme
    modifier_organisme: OrganismePayload | None = modifier_organisme
    confirmer_organisme: OrganismePayload | None = confirmer_organisme
    creer_etablissement: EtablissementPayload | None = creer_etablissement
    modifier_etablissement: EtablissementPayload | None = modifier_etablissement
    creer_site: SitePayload | None = creer_site
    modifier_site: SitePayload | None = modifier_site
    creer_contact: ContactPayload | None = creer_contact
    modifier_contact: ContactPayload | None = modifier_contact
    creer_formation: FormationPayload | None = creer_formation
    modifier_formation: FormationPayload | None = modifier_formation
    creer_action: ActionPayload | None = creer_action
    modifier_action: ActionPayload | None = modifier_action
    creer_session: SessionPayload | None = creer_session
    modifier_session: SessionPayload | None = modifier_session
    dupliquer_session: SessionPayload | None = dupliquer_session
    reconduire_actions: ReconductionPayload | None = reconduire_actions
    soumettre_session: SessionPayload | None = soumettre_session
    valider_session: SessionPayload | None = valider_session
    retourner_session: SessionPayload | None = retourner_session
    refuser_session: SessionPayload | None = refuser_session
    appliquer_geste: GestePayload | None = appliquer_geste
    creer_demande: DemandePayload | None = creer_demande
    decider_demande: DemandePayload | None = decider_demande
    envoyer_message: MessagePayload | None = envoyer_message
    accorder_delegation: DelegationPayload | None = accorder_delegation
    revoquer_delegation: DelegationPayload | None = revoquer_delegation
    decider_doublon: DoublonPayload | None = decider_doublon
