"""Établissements: the units with a SIRET (or a UAI) of an organisme."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, text

from models.colonnes import booleen, numero, plie, texte, vers, vers_plus_tard
from models.socle import Socle, contraintes_du_socle


class Etablissement(Socle, table=True):
    """A unit of an organisme; its SIRET is the key partners exchange."""

    __table_args__ = (
        *contraintes_du_socle(),
        CheckConstraint("siret ~ '^[0-9]{14}$'", name="siret"),
        CheckConstraint("uai ~ '^[0-9A-Z]{8}$'", name="uai"),
        Index("etablissement_principal_key", "organisme_id", unique=True, postgresql_where=text("principal")),
    )

    numero: str | None = numero("etablissement")
    organisme_id: int = vers_plus_tard("organisme")
    siret: str | None = texte(unique=True)
    uai: str | None = texte(indexe=True)
    nom: str = texte(obligatoire=True)
    principal: bool = booleen(defaut=False)
    ouvert: bool | None = None
    fiche: bool = booleen(defaut=False)
    adresse_id: int | None = vers("adresse", obligatoire=False)
    plie: str | None = plie("nom || coalesce(' ' || siret, '') || coalesce(' ' || uai, '')")
