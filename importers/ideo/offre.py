"""One action of Idéo: its formation, itself, and the one session that it makes, whose dates nobody says.

A formation is that of reference of its certification where there is one, and nothing is written to it; else a
formation of the organisme's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from importers.ideo.rangees import objet, rangee
from importers.lignes import LigneAction, LigneDispositif, LigneFormation, LigneSession, tableau
from models.enumerations import Precision
from models.session import DATES
from rules.dispositif import TYPE_DU_DRAPEAU

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psycopg import Connection

    from importers.ideo.enregistrements import Diplome, Enseignement
    from importers.ideo.lieux import Implantation, Lieux
    from importers.ideo.pont import Pont
    from importers.lot import Lot

FORMATION_INITIALE = TYPE_DU_DRAPEAU["formation-initiale"]
PUBLIC = ("81061", "V14")  # « Public de la formation initiale »
_ACQUIS = """-- formations_d_ideo
SELECT f.id, f.niveau_sortie_code,
    ARRAY(SELECT nsf_code FROM formation_nsf WHERE formation_id = f.id ORDER BY rang LIMIT 1)
FROM formation f WHERE f.emetteur = %s AND f.source = %s"""


class Acquis(NamedTuple):
    """What the list of formations said once, and a lot of actions alone does not say again."""

    niveau: str | None
    nsf: list[str]


def acquis(connexion: Connection[Any], emetteur: str, source: str) -> dict[int, Acquis]:
    """Of each formation that this source wrote."""
    lignes = connexion.execute(_ACQUIS, (emetteur, source))
    return {id_: Acquis(niveau, nsf) for id_, niveau, nsf in lignes}


class Lecteur:
    """Puts actions into a lot; `diplomes`: what the list of formations says, which is more than actions do."""

    def __init__(
        self, lot: Lot, lieux: Lieux, pont: Pont, diplomes: Mapping[str, Diplome], acquis: Mapping[int, Acquis]
    ) -> None:
        self._lot = lot
        self._lieux = lieux
        self._pont = pont
        self._diplomes = diplomes
        self._acquis = acquis

    def action(self, dite: Enseignement, chemin: str) -> None:
        """Stage an action; the same one again is nothing, unless it says something else."""
        ou = self._lieux.implanter(dite.lieu, chemin)
        formation, propre = self._formation(dite.diplome, ou.organisme)
        ligne = self._ligne(dite, formation, ou)
        session = self._session(dite, ligne, ou.site)
        publics = tableau([self._lot.references.public(*PUBLIC)])
        parties = (
            rangee(LigneDispositif, session_id=session.id, rang=0, type_code=FORMATION_INITIALE, publics=publics),
        )
        if premier := self._lot.contredit(ligne) or self._lot.contredit(session, parties):
            message = f"La même action est déjà en {premier}, et y dit autre chose : la première est gardée."
            self._lot.journal.rejeter(chemin, "CLE_REPETEE", message, dite.identifiant)
            return
        if propre:
            self._lot.decrire(propre, chemin)
        self._lot.decrire(ligne, chemin)
        self._lot.decrire(session, chemin, parties)

    def _formation(self, dit: Diplome, organisme: int) -> tuple[int, LigneFormation | None]:
        """The id of the formation, and its row when it is the organisme's own."""
        complet = self._diplomes.get(dit.identifiant)
        diplome = complet or dit
        certifications = self._pont.certifications(diplome)
        if reference := self._pont.formation(certifications):
            return reference, None
        identite = self._lot.identites.resoudre("formation", diplome.identifiant, str(organisme))
        su = self._acquis.get(identite.id)
        if complet or su is None:
            su = Acquis(diplome.niveau, [diplome.nsf] if diplome.nsf else [])
        nsf = tableau(map(self._lot.references.nsf.code, su.nsf))
        return identite.id, objet(
            LigneFormation,
            identite,
            proprietaire_id=organisme,
            intitule=diplome.intitule,
            certifiante=bool(certifications),
            niveau_sortie_code=su.niveau,
            nsf=nsf,
            certifications=tableau(certifications),
        )

    def _ligne(self, dite: Enseignement, formation: int, ou: Implantation) -> LigneAction:
        identite = self._lot.identites.resoudre("action", dite.identifiant)
        return objet(
            LigneAction,
            identite,
            modifie_le=dite.modifie_le,
            formation_id=formation,
            organisme_id=ou.organisme,
            etablissement_id=ou.etablissement,
            complement_descriptif=dite.descriptif,
            modalite_enseignement=dite.modalite,
            rythme=dite.scolarite,
            duree_indicative=dite.duree,
            frais_restants=dite.cout,
            acces_handicapes=dite.accessibilite,
            hebergement=dite.hebergement,
            urls=tableau(dite.pages),
        )

    def _session(self, dite: Enseignement, action: LigneAction, site: int) -> LigneSession:
        identite = self._lot.identites.resoudre("session", dite.identifiant, naturelle=True)
        inconnues = dict.fromkeys((f"{date}_precision" for date in DATES), Precision.INCONNUE.value)
        lui = {"action_id": action.id, "organisme_id": action.organisme_id, "sites": tableau([site])}
        return objet(LigneSession, identite, conventionnee=False, **inconnues, **lui)
