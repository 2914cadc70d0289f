"""What is edited with a session: its dispositifs, each of which keeps its number, and its recrutements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from psycopg.types.json import Jsonb

from models.etat import DISPOSITIFS, RECRUTEMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psycopg import Connection

# what says which D it is, or what the catalogue computes
_D_ELLE_MEME: Final = frozenset({"id", "numero", "complement"})

_RETIRER = (
    """-- retirer_dispositif_public
DELETE FROM dispositif_public WHERE dispositif_id IN (SELECT id FROM dispositif WHERE session_id = %(id)s)""",
    """-- retirer_dispositif
DELETE FROM dispositif WHERE session_id = %(id)s AND numero <> ALL (
    SELECT d ->> 'numero' FROM jsonb_array_elements(%(liste)s) d WHERE d ->> 'numero' IS NOT NULL)""",
)
_MODIFIER = """-- modifier_dispositif
UPDATE dispositif d SET (rang, type_code, financeur_code, programme, conventionne, places_financees,
    intention_embauche, reference_marche)
= ROW (v.rang - 1, r.type_code, r.financeur_code, r.programme, r.conventionne, r.places_financees,
    r.intention_embauche, r.reference_marche)
FROM jsonb_array_elements(%(liste)s) WITH ORDINALITY v (d, rang), jsonb_populate_record(NULL::dispositif, v.d) r
WHERE d.session_id = %(id)s AND d.numero = v.d ->> 'numero'"""
_AJOUTER = """-- ajouter_dispositif
INSERT INTO dispositif (session_id, rang, type_code, financeur_code, programme, conventionne, places_financees,
    intention_embauche, reference_marche)
SELECT %(id)s, v.rang - 1, r.type_code, r.financeur_code, r.programme, r.conventionne, r.places_financees,
    r.intention_embauche, r.reference_marche
FROM jsonb_array_elements(%(liste)s) WITH ORDINALITY v (d, rang), jsonb_populate_record(NULL::dispositif, v.d) r
WHERE NOT EXISTS (SELECT FROM dispositif d WHERE d.session_id = %(id)s AND d.numero = v.d ->> 'numero')
ORDER BY v.rang"""
_PUBLICS = """-- ecrire_dispositif_public
INSERT INTO dispositif_public (dispositif_id, public_id, rang)
SELECT d.id, p.public::bigint, p.rang - 1
FROM jsonb_array_elements(%(liste)s) WITH ORDINALITY v (d, rang)
JOIN dispositif d ON d.session_id = %(id)s AND d.rang = v.rang - 1,
jsonb_array_elements_text(v.d -> 'publics') WITH ORDINALITY p (public, rang)"""

_RETIRER_RECRUTEMENT = "-- retirer_recrutement\nDELETE FROM recrutement WHERE session_id = %(id)s"
_ECRIRE_RECRUTEMENT = """-- ecrire_recrutement
INSERT INTO recrutement (session_id, rang, modalite_code, a_distance, debut, debut_precision, fin, fin_precision,
    heure_debut, heure_fin, places, adresse_id, url, commentaire, complement)
SELECT %(id)s, v.rang - 1, r.modalite_code, r.a_distance, r.debut, coalesce(r.debut_precision, 'INCONNUE'), r.fin,
    coalesce(r.fin_precision, 'INCONNUE'), r.heure_debut, r.heure_fin, r.places, r.adresse_id, r.url, r.commentaire,
    r.complement
FROM jsonb_array_elements(%(liste)s) WITH ORDINALITY v (r, rang), jsonb_populate_record(NULL::recrutement, v.r) r"""


def ecrire(connexion: Connection[Any], session: int, valeurs: Mapping[str, Any], *, neuf: bool = False) -> None:
    """Make them those of the état, in its order; a new session has none to take away."""
    retraits = {DISPOSITIFS: (*_RETIRER, _MODIFIER), RECRUTEMENTS: (_RETIRER_RECRUTEMENT,)}
    ajouts = {DISPOSITIFS: (_AJOUTER, _PUBLICS), RECRUTEMENTS: (_ECRIRE_RECRUTEMENT,)}
    for cle in ajouts.keys() & valeurs.keys():
        ordres = (*(() if neuf else retraits[cle]), *(ajouts[cle] if valeurs[cle] else ()))
        for ordre in ordres:
            connexion.execute(ordre, {"id": session, "liste": Jsonb(valeurs[cle])})


def egaux(cle: str, ancien: Any, voulu: Any) -> bool:
    """Whether what is wanted under a key of an état is so already; a D that is sent without its number is a new one."""
    if cle not in {DISPOSITIFS, RECRUTEMENTS}:
        return bool(ancien == voulu)
    return _dits(ancien) == _dits(voulu) and _numeros(ancien) == _numeros(voulu)


def _dits(liste: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{c: v for c, v in un.items() if c not in _D_ELLE_MEME and v is not None} for un in liste]


def _numeros(liste: Sequence[Mapping[str, Any]]) -> list[str | None]:
    return [un.get("numero") for un in liste]
