"""A person forgotten: what a contact says of them is blanked in its row, in its history and in what waits of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from psycopg.types.json import Jsonb

from models.attente import Attente
from models.ecriture import Touche, introuvable
from models.enumerations import Noun

if TYPE_CHECKING:
    from psycopg import Connection

# what says who it is, and what is left where it was; `complement` is what a file said besides
BLANC: Final[dict[str, Any]] = {
    **dict.fromkeys(("civilite", "prenom", "nom_famille", "courriel", "complement")),
    "telephones": [],
}

_VERROUILLER: Final = "-- verrouiller_contact\nSELECT id FROM contact WHERE numero = %(numero)s FOR UPDATE"

# Those of its organisme that bear the same name, or the same address: the same person, maybe.
_AUTRES: Final = """-- contacts_de_la_meme_personne
SELECT a.numero FROM contact c JOIN contact a ON a.organisme_id = c.organisme_id AND a.id <> c.id
WHERE c.id = %(id)s AND (lower(a.courriel) = lower(c.courriel)
    OR (lower(a.nom_famille), lower(coalesce(a.prenom, ''))) = (lower(c.nom_famille), lower(coalesce(c.prenom, ''))))
ORDER BY a.numero"""

# It becomes the Carif's: no feed fills it again. What was never published is not archived, which is public.
_EFFACER: Final = """-- effacer_contact
UPDATE contact SET (civilite, prenom, nom_famille, telephones, courriel, complement, statut, source, emetteur, version,
    modifie_le) = ROW (NULL, NULL, NULL, '{}'::text[], NULL, NULL,
        CASE WHEN contact.statut = 'VALIDEE' THEN 'ARCHIVEE'
            WHEN contact.statut IN ('EN_COURS_DE_SAISIE', 'SOUMISE', 'A_CORRIGER') THEN 'REFUSEE'
            ELSE contact.statut END, 'CARIF', NULL, contact.version + 1, now())
FROM contact avant WHERE avant.id = contact.id AND contact.id = %(id)s AND (
    num_nonnulls(contact.civilite, contact.prenom, contact.nom_famille, contact.courriel, contact.complement) > 0
    OR contact.telephones <> '{}')
RETURNING jsonb_build_object('statut', avant.statut, 'source', avant.source, 'emetteur', avant.emetteur)
    - CASE WHEN avant.statut = contact.statut THEN 'statut' ELSE '' END"""

_JOURNALISER: Final = """-- journaliser_l_effacement
INSERT INTO evenement (geste, noun, objet_id, source, motif, version, anciennes_valeurs)
SELECT 'ARCHIVER', 'contact', id, 'CARIF', 'Effacement de la personne', version, %(anciennes)s
FROM contact WHERE id = %(id)s"""

_BLANCHIR: Final = """-- blanchir_l_historique
UPDATE evenement e SET (anciennes_valeurs, proposition) = ROW (blanc.anciennes, blanc.proposition)
FROM (SELECT id,
        coalesce((SELECT jsonb_object_agg(v.key, coalesce(b.value, v.value)) FROM jsonb_each(anciennes_valeurs) v
            LEFT JOIN jsonb_each(%(blanc)s) b USING (key)), anciennes_valeurs) AS anciennes,
        coalesce((SELECT jsonb_object_agg(v.key, coalesce(b.value, v.value)) FROM jsonb_each(proposition) v
            LEFT JOIN jsonb_each(%(blanc)s) b USING (key)), proposition) AS proposition
    FROM evenement WHERE noun = 'contact' AND objet_id = %(id)s) blanc
WHERE blanc.id = e.id
    AND (e.anciennes_valeurs, e.proposition) IS DISTINCT FROM (blanc.anciennes, blanc.proposition)"""


class Efface(NamedTuple):
    """What was done: whether the row said something, in how many lines of its history, whether an edit waited.

    `autres`: numbers of contacts of its organisme that may be the same person.
    """

    id: int
    fiche: bool
    historique: int
    en_attente: bool
    autres: list[str]


def effacer(connexion: Connection[Any], numero: str) -> Efface:
    """Blank the contact of this number, in the transaction that is open. Raises Introuvable."""
    ligne = connexion.execute(_VERROUILLER, {"numero": numero}).fetchone()
    if ligne is None:
        raise introuvable(numero)
    id_ = {"id": ligne[0]}
    autres = [autre for (autre,) in connexion.execute(_AUTRES, id_).fetchall()]
    attend = Attente(connexion).abandonner(Touche(Noun.CONTACT, ligne[0]))
    blanchis = connexion.execute(_BLANCHIR, {**id_, "blanc": Jsonb(BLANC)}).rowcount
    anciennes = connexion.execute(_EFFACER, id_).fetchone()
    if anciennes is not None:
        connexion.execute(_JOURNALISER, {**id_, "anciennes": Jsonb(anciennes[0])})
    return Efface(ligne[0], anciennes is not None, blanchis, attend, autres)
