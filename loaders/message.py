"""Messages, the oldest first: whoever sees what they are about reads them."""

from __future__ import annotations

from loaders.demande_au_carif import DEMANDE
from loaders.noun import Noun, propres
from loaders.relation import Cardinalite, Relation, Tri, par
from loaders.soumission import SOUMISSION

_ORGANISME = """coalesce(
  (SELECT demande.organisme_id FROM demande WHERE demande.id = message.demande_id),
  (SELECT soumission.organisme_id FROM soumission WHERE soumission.id = message.soumission_id))"""

MESSAGE = Noun(
    nom="Message",
    table="message",
    detenteur=_ORGANISME,
    visible=(
        """EXISTS (SELECT FROM demande
    WHERE demande.id = message.demande_id AND demande.deposee_par = %(compte)s::bigint)""",
    ),
    colonnes={
        "cle": "message.id",
        "id": "concat('ME_', message.id)",
        "auteur": "(SELECT compte.courriel FROM compte WHERE compte.id = message.compte_id)",
        "role": "(SELECT compte.role FROM compte WHERE compte.id = message.compte_id)",
        **propres("message", "le", "texte"),
    },
)
_ORDRE = (Tri("message.id", "bigint"),)

message_par_cle = Relation("message_par_cle", MESSAGE, Cardinalite.UN, par=par("cle"), sur=("message.id",))
messages_par_demande = Relation(
    "messages_par_demande",
    MESSAGE,
    Cardinalite.LISTE,
    de=DEMANDE,
    sur=("message.demande_id",),
    ordre=_ORDRE,
)
messages_par_soumission = Relation(
    "messages_par_soumission",
    MESSAGE,
    Cardinalite.LISTE,
    de=SOUMISSION,
    sur=("message.soumission_id",),
    ordre=_ORDRE,
)
