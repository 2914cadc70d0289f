"""Codes and values that objects point to: known ones found, new ones added before the objects that carry them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from importers.identites import Codes, Sequences
from importers.lignes import tableau
from importers.territoires import departement_de
from importers.transit import Copie
from loaders.tenue.recherche import changer_d_etat
from models.adresse import empreinte

if TYPE_CHECKING:
    from psycopg import Connection

VERSION_COURANTE = 14  # of Formacode, where a file does not say


class Valeurs:
    """A table keyed by its code: what it has, and what a file adds, labelled by the code until its feed comes."""

    def __init__(self, connexion: Connection[Any], table: str) -> None:
        self._table = table
        self._nouvelles: dict[str, str] = {}
        # the table comes from this module, never from a file
        self._connus = {ligne[0] for ligne in connexion.execute(f"SELECT code FROM {table}")}  # noqa: S608

    def __contains__(self, code: str) -> bool:
        return code in self._connus

    def code(self, code: str, libelle: str | None = None) -> str:
        """The code itself, known from now on."""
        if code not in self._connus:
            self._connus.add(code)
            self._nouvelles[code] = libelle or code
        return code

    def prendre(self) -> list[Copie]:
        """The new codes to write."""
        nouvelles, self._nouvelles = self._nouvelles, {}
        return [Copie(self._table, ("code", "libelle"), list(nouvelles.items()))] if nouvelles else []


class References:
    """Everything a catalogue row may point to that is not an object of the catalogue."""

    def __init__(self, connexion: Connection[Any], sequences: Sequences) -> None:
        self.adresses_lues: dict[bytes, int] = {}
        self._fiches_apprises: list[tuple[int, int]] = []
        self.formacodes = Codes(connexion, sequences, "formacode", ("version", "code"))
        self.publics = Codes(connexion, sequences, "public_vise", ("version", "code"))
        self.communes = Codes(connexion, sequences, "commune", ("code",))
        self.adresses = Codes(connexion, sequences, "adresse", ("empreinte",))
        self.fiches = Codes(connexion, sequences, "fiche", ("code",))
        self.certifinfo = Codes(connexion, sequences, "certification", ("code_certifinfo",))
        self.par_fiche = Codes(connexion, sequences, "certification", ("fiche_id", "code_certifinfo"))
        self.romes = Valeurs(connexion, "rome")
        self.nsf = Valeurs(connexion, "nsf")
        self.categories = Valeurs(connexion, "categorie_organisme")
        self.blocs = Valeurs(connexion, "bloc_competences")
        self.departements = Valeurs(connexion, "departement")
        self._fiche_de: dict[int, int | None] = dict(
            connexion.execute("SELECT id, fiche_id FROM certification").fetchall()
        )

        # sheets that one published code names: a file that says the sheet alone means that code
        self._code_de_la_fiche: dict[int, int] = dict(
            connexion.execute(
                """-- certification_de_chaque_fiche
                SELECT fiche_id, min(id) FROM certification WHERE code_certifinfo IS NOT NULL AND fiche_id IS NOT NULL
                GROUP BY fiche_id HAVING count(*) = 1 AND bool_and(lot_id IS NOT NULL)"""
            ).fetchall()
        )

    def formacode(self, code: str, ref: str | None) -> int:
        """A Formacode of the version that `ref` says (`V14`)."""
        return self.formacodes.id(version(ref), code, libelle=code)

    def public(self, code: str, ref: str | None) -> int:
        """A public visé of the version that `ref` says: one number means other people in another version."""
        return self.publics.id(version(ref), code, libelle=code)

    def commune(self, code: str, ville: str | None, code_postal: str | None) -> int | None:
        """A commune by its INSEE code; null when its département does not exist."""
        departement = departement_de(code)
        if departement not in self.departements:
            return None
        codes_postaux = tableau([code_postal] if code_postal else [])
        return self.communes.id(code, libelle=ville or code, codes_postaux=codes_postaux, departement_code=departement)

    def adresse(self, **colonnes: object) -> int:
        """An address, the same row for the same columns."""
        return self.adresses.id(empreinte(*colonnes.values()), **colonnes)

    def certification(self, certifinfo: str | None, fiche: str | None) -> int:
        """One certification per Certif Info code, or per sheet that no code names; one of the two must be given."""
        fiche_id = self.fiches.id(fiche, intitule=fiche) if fiche else None
        if certifinfo is None:
            designee = self._code_de_la_fiche.get(fiche_id or 0)
            return designee or self.par_fiche.id(fiche_id, None, intitule=fiche)
        connue = self.certifinfo.id(certifinfo, fiche_id=fiche_id, intitule=certifinfo)
        if connue not in self._fiche_de:
            self._fiche_de[connue] = fiche_id
        elif fiche_id and self._fiche_de[connue] is None:
            self._fiche_de[connue] = fiche_id
            self._fiches_apprises.append((fiche_id, connue))
        return connue

    def prendre(self) -> list[Copie]:
        """Everything new to write, what is pointed to before what points to it."""
        avec_id = (
            self.formacodes,
            self.publics,
            self.communes,
            self.adresses,
            self.fiches,
            self.certifinfo,
            self.par_fiche,
        )
        par_code = (self.romes, self.nsf, self.categories, self.blocs)
        return [copie for codes in (*avec_id, *par_code) for copie in codes.prendre()]

    def apprendre(self, connexion: Connection[Any]) -> None:
        """Give certifications known by their Certif Info code alone the sheet that a file has named since."""
        with connexion.cursor() as curseur:
            curseur.executemany("UPDATE certification SET fiche_id = %s WHERE id = %s", self._fiches_apprises)
        if self._fiches_apprises:
            changer_d_etat(connexion)


def version(ref: str | None) -> int:
    """The version of Formacode in `V14`; the current one when it is not said."""
    chiffres = re.search(r"\d{1,3}", ref or "")
    return int(chiffres[0]) if chiffres else VERSION_COURANTE
