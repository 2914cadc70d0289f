"""What the catalogue has already of the places that Idéo names: who has a SIREN, a SIRET, a UAI, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from importers.reception.texte import plier

if TYPE_CHECKING:
    from psycopg import Connection

_ORGANISMES = """-- organismes_par_siren
SELECT DISTINCT ON (siren) siren, id FROM organisme WHERE siren IS NOT NULL ORDER BY siren, id"""
_ETABLISSEMENTS = "-- etablissements_connus\nSELECT id, organisme_id, siret, uai FROM etablissement ORDER BY id"
_SITES = """-- sites_connus
SELECT s.etablissement_id, s.id, s.uai, a.code_postal, a.lignes[1] FROM site s JOIN adresse a ON a.id = s.adresse_id
ORDER BY s.id"""
_COMMUNES = """-- communes_par_nom
SELECT c.code, c.libelle, p.code_postal FROM commune c, unnest(c.codes_postaux) p (code_postal)
WHERE c.absent_depuis IS NULL"""
_TENUS = """-- tenus_par_d_autres
SELECT id FROM etablissement WHERE emetteur IS DISTINCT FROM %s OR source <> %s"""


class Etablissement(NamedTuple):
    """An établissement that there is, or will be."""

    id: int
    organisme: int


class Reperes:
    """What is known, and what the lot adds to it as it goes."""

    def __init__(self, connexion: Connection[Any], emetteur: str, source: str) -> None:
        self.organismes: dict[str, int] = dict(connexion.execute(_ORGANISMES).fetchall())
        self.par_id: dict[int, Etablissement] = {}
        self.par_siret: dict[str, Etablissement] = {}
        self.sirets: dict[int, str] = {}
        self.par_uai: dict[str, Etablissement] = {}
        for id_, organisme, siret, uai in connexion.execute(_ETABLISSEMENTS):
            self.retenir(Etablissement(id_, organisme), siret, uai)
        self._sites: dict[tuple[int, str], int] = {}
        for etablissement, site, uai, code_postal, ligne in connexion.execute(_SITES):
            for repere in (uai, _adresse(code_postal, ligne)):
                if repere:
                    self._sites.setdefault((etablissement, repere), site)
        self._communes: dict[tuple[str, str], str] = {}
        for code, libelle, code_postal in connexion.execute(_COMMUNES):
            self._communes[plier(libelle), code_postal] = code
        self.tenus = {ligne[0] for ligne in connexion.execute(_TENUS, (emetteur, source))}

    def retenir(self, etablissement: Etablissement, siret: str | None, uai: str | None) -> None:
        """One more établissement; the first of a UAI keeps it."""
        self.par_id[etablissement.id] = etablissement
        if siret:
            self.par_siret[siret] = etablissement
            self.sirets[etablissement.id] = siret
        if uai:
            self.par_uai.setdefault(uai, etablissement)

    def commune(self, ville: str | None, code_postal: str | None) -> str | None:
        """The INSEE code of the one commune of that name and postal code."""
        return self._communes.get((plier(ville or ""), code_postal or ""))

    def site(self, etablissement: int, uai: str | None, code_postal: str | None, ligne: str | None) -> int | None:
        """The site of an établissement with that UAI, else at that address."""
        par_uai = self._sites.get((etablissement, uai)) if uai else None
        return par_uai or self._sites.get((etablissement, _adresse(code_postal, ligne)))


def _adresse(code_postal: str | None, ligne: str | None) -> str:
    """What makes two addresses the same place to a person; empty when there is no street."""
    rue = plier(ligne or "")
    return f"{code_postal} {rue}" if rue else ""
