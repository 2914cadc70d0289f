"""Demandes: what organismes ask the Carif; it sees all of them, an organisme its own, an account those it made."""

from __future__ import annotations

from loaders.noun import Noun, propres
from loaders.objets import ORGANISME
from loaders.relation import Cardinalite, Relation, Tri, recherche
from loaders.retrouver import NOMMES

DEMANDE = Noun(
    nom="Demande",
    table="demande",
    detenteur="demande.organisme_id",
    visible=("demande.deposee_par = %(compte)s::bigint",),
    colonnes={
        "cle": "demande.id",
        "id": "demande.numero",
        **propres("demande", "numero", "type_demande", "organisme_id", "etablissement_id", "session_id", "siret"),
        **propres("demande", "courriel", "ancien", "nouveau", "effet_le", "fin_le", "motif", "deposee_le"),
        "deposee_par": "(SELECT compte.courriel FROM compte WHERE compte.id = demande.deposee_par)",
        **propres("demande", "decision", "decidee_le"),
    },
)

demande_par_numero = recherche("demande_par_numero", DEMANDE, "numero")

# what waits first, then the oldest
_ORDRE = (
    Tri("(demande.decision IS NOT NULL)", "boolean"),
    Tri("demande.deposee_le", "timestamptz"),
    Tri("demande.numero"),
)

demandes = Relation(
    "demandes",
    DEMANDE,
    Cardinalite.PAGE,
    par=(),
    ordre=_ORDRE,
    filtres={
        "types": "demande.type_demande = ANY(%(types)s)",
        "organismes": f"demande.organisme_id IN ({NOMMES})",
        "en_attente": "(demande.decision IS NULL) = %(en_attente)s",
    },
)

demandes_par_organisme = Relation(
    "demandes_par_organisme",
    DEMANDE,
    Cardinalite.PAGE,
    de=ORGANISME,
    sur=("demande.organisme_id",),
    ordre=_ORDRE,
)
