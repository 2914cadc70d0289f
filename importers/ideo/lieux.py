"""Places of teaching (ENS): the organisme, the établissement and the site that each one is.

An établissement is known by its ENS, else by its SIRET, else by its UAI; an organisme is that of its établissement,
else the one with its SIREN, else one of its own. Structures that share a SIRET are sites of one établissement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from importers.identites import Identite, cle_naturelle
from importers.ideo.genres import categories
from importers.ideo.rangees import objet
from importers.ideo.reperes import Etablissement
from importers.lheo.coordonnees import INSEE
from importers.lignes import LigneContact, LigneEtablissement, LigneOrganisme, LigneSite, tableau

if TYPE_CHECKING:
    from collections.abc import Iterable

    from importers.ideo.enregistrements import Lieu
    from importers.ideo.reperes import Reperes
    from importers.lot import Lot


SIREN, SIRET = 9, 14  # digits


class Implantation(NamedTuple):
    """Where an action is given: ids."""

    organisme: int
    etablissement: int
    site: int


class Lieux:
    """Resolves places, and describes each of them once.

    Structures say all there is to say. What an action says of a place is less: it describes one that is new, and
    never writes over what a structure said before.
    """

    def __init__(self, lot: Lot, reperes: Reperes, structures: Iterable[Lieu]) -> None:
        self._lot = lot
        self._reperes = reperes
        self._structures = {lieu.ens: lieu for lieu in structures}
        # of the structures of one SIREN or SIRET, the first by its number names the organisme or the établissement
        self._porteurs: dict[str, Lieu] = {}
        self._partages: set[str] = set()
        for lieu in sorted(self._structures.values(), key=lambda lieu: int(lieu.ens[4:])):
            for numero in (lieu.siret[:9], lieu.siret) if lieu.siret else ():
                if self._porteurs.setdefault(numero, lieu) is not lieu:
                    self._partages.add(numero)
        self._implantees: dict[str, Implantation] = {}

    def implanter(self, dit: Lieu, chemin: str) -> Implantation:
        """The three objects that a place is, described if need be; `dit` is what an action says of it."""
        if dit.ens not in self._implantees:
            structure = self._structures.get(dit.ens)
            lieu = structure._replace(site_web=dit.site_web) if structure else dit
            self._implantees[dit.ens] = self._implanter(lieu, chemin, complet=structure is not None)
        return self._implantees[dit.ens]

    def _implanter(self, lieu: Lieu, chemin: str, *, complet: bool) -> Implantation:
        etablissement = self._etablissement(lieu)
        a_donne = self._lot.sequences.a_donne
        identite = Identite(etablissement.organisme, a_donne("organisme", etablissement.organisme))
        if complet or identite.nouveau:
            self._decrire_organisme(identite, lieu, chemin)
        nouveau = a_donne("etablissement", etablissement.id)
        if complet or nouveau:
            self._decrire_etablissement(Identite(etablissement.id, nouveau), etablissement, lieu, chemin)
        site = self._site(etablissement.id, lieu)
        if complet or site.nouveau:
            self._decrire_site(site, etablissement.id, lieu, chemin)
        return Implantation(etablissement.organisme, etablissement.id, site.id)

    def _porteur(self, lieu: Lieu, chiffres: int) -> Lieu:
        """The structure that speaks for all those of its SIREN or of its SIRET."""
        return self._porteurs.get(lieu.siret[:chiffres], lieu) if lieu.siret else lieu

    def _etablissement(self, lieu: Lieu) -> Etablissement:
        identites, reperes = self._lot.identites, self._reperes
        connue = identites.connue("etablissement", lieu.ens)
        trouve = reperes.par_id.get(connue) if connue else None
        if trouve is None:
            trouve = reperes.par_siret.get(lieu.siret or "") or reperes.par_uai.get(lieu.uai or "")
        if trouve is None:
            trouve = Etablissement(self._lot.sequences.suivant("etablissement"), self._organisme(lieu))
            reperes.retenir(trouve, lieu.siret, lieu.uai)
        if connue is None:
            identites.attribuer("etablissement", lieu.ens, trouve.id)
        return trouve

    def _organisme(self, lieu: Lieu) -> int:
        if lieu.siret is None:
            return self._lot.identites.resoudre("organisme", f"organisme {lieu.ens}", naturelle=True).id
        siren = lieu.siret[:9]
        if siren not in self._reperes.organismes:
            self._reperes.organismes[siren] = self._lot.sequences.suivant("organisme")
        return self._reperes.organismes[siren]

    def _site(self, etablissement: int, lieu: Lieu) -> Identite:
        """By its ENS, else the one that the établissement already has there."""
        identites = self._lot.identites
        if identites.connue("site", lieu.ens) is None:
            rue = next(iter(lieu.lignes), None)
            if present := self._reperes.site(etablissement, lieu.uai, lieu.code_postal, rue):
                identites.attribuer("site", lieu.ens, present)
        return identites.resoudre("site", lieu.ens)

    def _decrire_organisme(self, identite: Identite, lieu: Lieu, chemin: str) -> None:
        """Its site on the web is that of its one structure: where there are several, none speaks for all."""
        porteur, siren = self._porteur(lieu, SIREN), lieu.siret[:SIREN] if lieu.siret else None
        urls = [lieu.site_web] if lieu.site_web and siren not in self._partages else []
        genres = tableau(map(self._lot.references.categories.code, categories(porteur.genre)))
        ligne = objet(
            LigneOrganisme, identite, raison_sociale=porteur.nom, siren=siren, urls=tableau(urls), categories=genres
        )
        self._lot.decrire(ligne, chemin)

    def _decrire_etablissement(self, identite: Identite, lui: Etablissement, lieu: Lieu, chemin: str) -> None:
        if self._lot.decrit("etablissement", identite.id):
            return
        porteur = self._porteur(lieu, SIRET)
        ligne = objet(
            LigneEtablissement,
            identite,
            organisme_id=lui.organisme,
            siret=self._siret(lui, lieu),
            uai=porteur.uai,
            nom=porteur.nom,
            adresse_id=self._adresse(porteur),
            contacts=tableau([] if identite.id in self._reperes.tenus else self._contacts(lui.organisme, porteur)),
        )
        self._lot.decrire(ligne, chemin)

    def _siret(self, etablissement: Etablissement, lieu: Lieu) -> str | None:
        """What the structure says, unless another établissement has it; else what is known."""
        tenant = self._reperes.par_siret.get(lieu.siret) if lieu.siret else None
        if lieu.siret is None or (tenant and tenant.id != etablissement.id):
            return self._reperes.sirets.get(etablissement.id)
        self._reperes.retenir(etablissement, lieu.siret, None)
        return lieu.siret

    def _decrire_site(self, identite: Identite, etablissement: int, lieu: Lieu, chemin: str) -> None:
        adresse = self._adresse(lieu)
        lui = {"etablissement_id": etablissement, "nom": lieu.nom, "siret": lieu.siret, "uai": lieu.uai}
        self._lot.decrire(objet(LigneSite, identite, adresse_id=adresse, **lui), chemin)

    def _contacts(self, organisme: int, lieu: Lieu) -> list[int]:
        """Its telephone."""
        if lieu.telephone is None:
            return []
        cle = cle_naturelle(organisme, lieu.ens, lieu.telephone)
        identite = self._lot.identites.resoudre("contact", cle, naturelle=True)
        self._lot.decrire(
            objet(LigneContact, identite, organisme_id=organisme, telephones=tableau([lieu.telephone])), ""
        )
        return [identite.id]

    def _adresse(self, lieu: Lieu) -> int:
        """With its commune: what the structure says, else the one of that name and postal code."""
        references = self._lot.references
        cog = lieu.cog if lieu.cog and INSEE.fullmatch(lieu.cog) else None
        code = cog or self._reperes.commune(lieu.ville, lieu.code_postal)
        return references.adresse(
            denomination=None,
            lignes=tableau(lieu.lignes),
            code_postal=lieu.code_postal,
            ville=lieu.ville,
            commune_id=references.commune(code, lieu.ville, lieu.code_postal) if code else None,
            pays="FR",
            latitude=lieu.point.latitude,
            longitude=lieu.point.longitude,
            complement=None,
        )
