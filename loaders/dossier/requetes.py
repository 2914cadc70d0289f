"""The statement of each noun: the dossiers of those that are asked for, by rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders.dossier.ecrit import demandes, socle
from loaders.dossier.offre import ACTION, ACTION_SEULE, SESSION, SESSION_SEULE
from loaders.dossier.pieces import A_VENIR, ETABLISSEMENT, FORMATION, ORGANISME, SORTIS, adresse
from models.enumerations import Noun

if TYPE_CHECKING:
    from collections.abc import Mapping

_SITE = """to_jsonb(site) || jsonb_build_object({socle}, 'adresse', {adresse},
  'organisme_id', (SELECT e.organisme_id FROM etablissement AS e WHERE e.id = site.etablissement_id),
  'autres_principaux', (SELECT jsonb_agg(s.numero) FROM site AS s WHERE s.etablissement_id = site.etablissement_id
    AND s.principal AND s.id IS DISTINCT FROM site_avant.id AND s.statut NOT IN {sortis}),
  'homonymes', (SELECT jsonb_agg(s.numero ORDER BY s.numero) FROM etablissement AS e
      JOIN etablissement AS v ON v.organisme_id = e.organisme_id JOIN site AS s ON s.etablissement_id = v.id
    WHERE e.id = site.etablissement_id AND lower(s.nom) = lower(site.nom) AND s.id IS DISTINCT FROM site_avant.id
      AND s.statut NOT IN {sortis}))"""
SITE = _SITE.format(socle=socle("site"), adresse=adresse("site.adresse_id"), sortis=SORTIS)

# looked at by themselves, a site and an établissement may be about to go
_SITE_RETIRE = """{site} || jsonb_build_object('sessions_actives', (SELECT count(*) FROM session_site AS l
  JOIN session AS s ON s.id = l.session_id WHERE l.site_id = site_avant.id AND {a_venir}))"""
_ETABLISSEMENT_RETIRE = """{etablissement} || jsonb_build_object('sessions_actives', (SELECT count(*) FROM action AS a
  JOIN session AS s ON s.action_id = a.id WHERE a.etablissement_id = etablissement_avant.id AND {a_venir}))"""

PIECES: Final[Mapping[Noun, str]] = {
    Noun.ORGANISME: ORGANISME,
    Noun.ETABLISSEMENT: _ETABLISSEMENT_RETIRE.format(etablissement=ETABLISSEMENT, a_venir=A_VENIR),
    Noun.SITE: _SITE_RETIRE.format(site=SITE, a_venir=A_VENIR),
    Noun.CONTACT: "to_jsonb(contact) || jsonb_build_object({})".format(socle("contact")),
    Noun.FORMATION: FORMATION,
    Noun.ACTION: ACTION,
    Noun.SESSION: SESSION,
}

_DOSSIERS = """-- dossiers_de_{noun}
SELECT demande.rang, jsonb_strip_nulls({piece})::text
FROM {demandes}"""

_DOSSIERS_EN_NOMBRE = """-- dossiers_en_nombre_de_{noun}
SELECT demande.id, jsonb_strip_nulls({piece})::text
FROM {demandes}"""

TEXTES: Final[Mapping[Noun, str]] = {
    noun: _DOSSIERS.format(noun=noun.value, piece=piece, demandes=demandes(noun.value))
    for noun, piece in PIECES.items()
}

# many at once, that nobody withdraws: what is around an action or a session is read apart (en_nombre.py)
SEULS: Final[Mapping[Noun, str]] = {
    **PIECES,
    Noun.ETABLISSEMENT: ETABLISSEMENT,
    Noun.SITE: SITE,
    Noun.ACTION: ACTION_SEULE,
    Noun.SESSION: SESSION_SEULE,
}
TEXTES_EN_NOMBRE: Final[Mapping[Noun, str]] = {
    noun: _DOSSIERS_EN_NOMBRE.format(noun=noun.value, piece=piece, demandes=demandes(noun.value))
    for noun, piece in SEULS.items()
}
