"""Sites: the places where an établissement trains."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, text

from models.colonnes import booleen, numero, texte, vers
from models.socle import Socle, contraintes_du_socle


class Site(Socle, table=True):
    """A place of training; one of an établissement's sites at most is the principal one."""

    __table_args__ = (
        *contraintes_du_socle(),
        CheckConstraint("siret ~ '^[0-9]{14}$'", name="siret"),
        CheckConstraint("uai ~ '^[0-9A-Z]{8}$'", name="uai"),
        Index("site_principal_key", "etablissement_id", unique=True, postgresql_where=text("principal")),
    )

    numero: str | None = numero("site")
    etablissement_id: int = vers("etablissement", indexe=True)
    nom: str = texte(obligatoire=True)
    principal: bool = booleen(defaut=False)
    siret: str | None = texte()
    uai: str | None = texte()
    adresse_id: int = vers("adresse")
