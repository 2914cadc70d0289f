"""The organismes and établissements that files name: who is who, and one row for each however often it is described.

Identity of an organisme: the source's own number, else the SIRET of one of its établissements, else SIREN and NDA.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from importers.identites import Identite

if TYPE_CHECKING:
    from psycopg import Connection

    from importers.lot import Lot
    from importers.numeros import Designe


class Identifiants(NamedTuple):
    """What a file says of who an organisme is; `etablissement`: our own number of the one that has the SIRET."""

    cle: str | None
    siret: str | None
    nda: str | None = None
    etablissement: str | None = None

    @property
    def siren(self) -> str | None:
        """The first nine digits of the SIRET."""
        return self.siret[:9] if self.siret else None


class Place(NamedTuple):
    """An établissement as the catalogue holds it, or will; its `nom` when its own number named it."""

    id: int
    organisme: int
    nouveau: bool
    siret: str | None
    nom: str | None = None


class Annuaire:
    """Resolves organismes and établissements."""

    def __init__(self, connexion: Connection[Any], lot: Lot) -> None:
        self._lot = lot
        self.lieux_lus: dict[tuple[int, bytes], int | None] = {}  # sites by établissement and words of the file
        # who changed SIRET is still known by the former one: files follow later
        requete = """SELECT e.id, e.organisme_id, false, e.siret, n.ancien
        FROM numero_precedent n JOIN etablissement e ON e.id = n.etablissement_id
        WHERE n.genre = 'SIRET' ORDER BY n.effet_le, n.id"""
        self._sirets: dict[str | None, Place] = {ligne[4]: Place(*ligne[:4]) for ligne in connexion.execute(requete)}
        requete = "SELECT id, organisme_id, false, siret FROM etablissement"
        self._sirets |= {ligne[3]: Place(*ligne) for ligne in connexion.execute(requete)}
        self._declarations: dict[tuple[str, str], int] = {
            (siren, nda): organisme
            for siren, nda, organisme in connexion.execute(
                "SELECT siren, numero_declaration_activite, id FROM organisme"
                " WHERE num_nulls(siren, numero_declaration_activite) = 0"
            )
        }

    def organisme(self, qui: Identifiants) -> Identite:
        """The organisme that these identifiers name, a new one when nobody has them."""
        identites = self._lot.identites
        connu = identites.connue("organisme", qui.cle) if qui.cle else None
        trouve = self.reconnu(qui)
        if trouve is None:
            trouve = self._lot.sequences.suivant("organisme")
        if qui.cle and connu is None:
            identites.attribuer("organisme", qui.cle, trouve)
        if qui.siren and qui.nda:
            self._declarations.setdefault((qui.siren, qui.nda), trouve)
        return Identite(trouve, self._lot.sequences.a_donne("organisme", trouve))

    def reconnu(self, qui: Identifiants) -> int | None:
        """The organisme that they name, if somebody has them."""
        identites = self._lot.identites
        connu = identites.connue("organisme", qui.cle) if qui.cle else None
        tenu = self._sirets.get(qui.siret) if qui.siret else None
        if tenu and tenu.organisme != connu and identites.designe("organisme", qui.cle):
            return tenu.organisme  # in a file of ours that was edited, the SIRET tells who
        return connu or self._par_les_numeros_officiels(qui)

    def est(self, qui: Identifiants, organisme: int) -> bool:
        """Whether they name this organisme and nothing of another: a SIRET that nobody has is of one of its SIRENs."""
        if self.reconnu(qui) != organisme:
            return False
        if qui.siret is None:
            return True
        if tenu := self._sirets.get(qui.siret):
            return tenu.organisme == organisme
        return any(
            place.organisme == organisme and (siret or "")[:9] == qui.siren for siret, place in self._sirets.items()
        )

    def _par_les_numeros_officiels(self, qui: Identifiants) -> int | None:
        if qui.siret and (place := self._sirets.get(qui.siret)):
            return place.organisme
        return self._declarations.get((qui.siren, qui.nda)) if qui.siren and qui.nda else None

    def siren(self, qui: Identifiants) -> str | None:
        """That of an organisme: the catalogue's when our own number names it, for it may have several SIRENs."""
        designe = self._lot.identites.designe("organisme", qui.cle)
        return (designe.code if designe else None) or qui.siren

    def etablissement(self, organisme: int, qui: Identifiants) -> Place:
        """The one that our own number names, else that of a SIRET, else the one without SIRET of its organisme."""
        siret = qui.siret
        if designe := self._lot.identites.designe_chez("etablissement", qui.etablissement, organisme):
            return self._designe(designe, organisme, siret)
        if siret is None:
            identite = self._lot.identites.resoudre("etablissement", f"organisme {organisme}", naturelle=True)
            return Place(identite.id, organisme, identite.nouveau, None)
        if siret not in self._sirets:
            self._sirets[siret] = Place(self._lot.sequences.suivant("etablissement"), organisme, True, siret)
        return self._sirets[siret]

    def _designe(self, designe: Designe, organisme: int, siret: str | None) -> Place:
        """An établissement by its number: it takes the SIRET of the file, unless another one has it."""
        place = Place(designe.id, designe.parent or organisme, False, siret or designe.code, designe.nom)
        if siret and self._sirets.setdefault(siret, place).id != designe.id:
            return place._replace(siret=designe.code)
        return place
