"""What follows from a demande that is granted, at once: each kind does one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.mutations.demandes import du_siret
from graph.mutations.issue import refuser
from graph.mutations.objets import prendre
from graph.mutations.passage import Voulu, clore, faire
from loaders import faits_de_demande
from models.autosaisie import Droit, GenreNumero, Role, TypeDemande
from models.ecriture_compte import Titulaire, donner, inscrire, titulaire
from models.ecriture_demande import Demandes
from models.enumerations import Geste, Noun, Source
from rules.circuit import Acteur
from rules.demande import faute
from rules.regle import AVERTISSEMENT, Anomalie

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from graph.mutations.chantier import Chantier
    from models.ecriture_demande import Deposee

    Effet = Callable[[Chantier, Deposee, date], tuple[Deposee, tuple[Anomalie, ...]]]

CITES = 5  # numbers that a message gives

# Who bears a SIRET that changes, and its sites that bear it too; its organisme when no other établissement of it has
# the former SIREN.
_PORTEURS: Final = """-- porteurs_du_siret
SELECT 'ETABLISSEMENT', numero, 'siret' FROM etablissement WHERE id = %(etablissement)s
UNION ALL SELECT 'SITE', numero, 'siret' FROM site WHERE etablissement_id = %(etablissement)s AND siret = %(ancien)s
UNION ALL SELECT 'ORGANISME', o.numero, 'siren' FROM organisme o WHERE o.id = %(organisme)s
    AND o.siren = left(%(ancien)s, 9) AND o.siren <> left(%(nouveau)s, 9) AND NOT EXISTS (
        SELECT FROM etablissement e WHERE e.organisme_id = o.id AND e.id <> %(etablissement)s
        AND e.statut <> 'ARCHIVEE' AND left(e.siret, 9) = o.siren)"""

_NUMERO: Final = """-- numero_de_l_organisme
SELECT numero, numero_declaration_activite FROM organisme WHERE id = %(organisme)s"""
_SESSION: Final = "-- session_a_retirer\nSELECT numero, version FROM session WHERE id = %(session)s"


def accorder(chantier: Chantier, demande: Deposee, effet: date) -> tuple[Deposee, tuple[Anomalie, ...]]:
    """Do what it asks; the demande, with what it turned out to be about, and remarks. Raises Refusee."""
    return _EFFETS[demande.type_demande](chantier, demande, effet)


def _ouvrir_un_compte(chantier: Chantier, demande: Deposee, _: date) -> tuple[Deposee, tuple[Anomalie, ...]]:
    genre, courriel = demande.type_demande, demande.courriel or ""
    demande = demande._replace(cible=du_siret(chantier, demande.siret))
    if demande.cible.organisme is None:
        message = f"Aucun établissement n'a le SIRET {demande.siret} : ce compte n'aurait rien à gérer."
        faire = "Créez l'organisme et son établissement, puis accordez la demande."
        refuser([faute(genre, "INCONNU", "siret", message, faire)])
    inscrire(chantier.connexion, courriel, Role.ORGANISME)
    compte = titulaire(chantier.connexion, courriel) or Titulaire(0, Role.ORGANISME, suspendu=True)
    if compte.role is not Role.ORGANISME or compte.suspendu:
        etat = "est suspendu" if compte.suspendu else f"est celui d'un {compte.role.libelle}"
        message = f"Le compte {demande.courriel} {etat} : il ne reçoit pas de droit sur un organisme."
        suite = "ou rétablissez le compte" if compte.suspendu else "en demandant une autre adresse"
        refuser([faute(genre, "INVALIDE", "courriel", message, f"Refusez la demande, {suite}.")])
    donner(chantier.connexion, compte.id, demande.cible.organisme or 0, Droit.GESTION)
    return demande, ()


def _changer_de_siret(chantier: Chantier, demande: Deposee, effet: date) -> tuple[Deposee, tuple[Anomalie, ...]]:
    ancien, nouveau = demande.ancien or "", demande.nouveau or ""
    parametres = demande.cible._asdict() | {"ancien": ancien, "nouveau": nouveau}
    for noun, numero, colonne in chantier.connexion.execute(_PORTEURS, parametres).fetchall():
        valeur = nouveau if colonne == "siret" else nouveau[:9]
        _modifier(chantier, demande, (Noun[noun], numero), {colonne: valeur})
    Demandes(chantier.connexion).remplacer(GenreNumero.SIRET, demande, ancien, effet)
    return demande, ()


def _changer_de_nda(chantier: Chantier, demande: Deposee, effet: date) -> tuple[Deposee, tuple[Anomalie, ...]]:
    numero, ancien = chantier.connexion.execute(_NUMERO, demande.cible._asdict()).fetchone() or ("", "")
    _modifier(chantier, demande, (Noun.ORGANISME, numero), {"numero_declaration_activite": demande.nouveau})
    Demandes(chantier.connexion).remplacer(GenreNumero.NDA, demande, ancien, effet)
    return demande, ()


def _fermer(chantier: Chantier, demande: Deposee, _: date) -> tuple[Deposee, tuple[Anomalie, ...]]:
    genre, lecture = demande.type_demande, faits_de_demande.lire_a_fermer(demande.cible, chantier.aujourdhui)
    lus = faits_de_demande.AFermer(chantier.lire(lecture))
    if lus.soumis:
        message = f"Des soumissions attendent : {_citer(lus.soumis)}."
        refuser([faute(genre, "SOUMISSIONS_EN_ATTENTE", None, message, "Décidez-les d'abord.")])
    for noun, numero, version, a_venir in lus.objets:
        geste = Geste.ANNULER if a_venir else Geste.ARCHIVER
        clore(chantier, Voulu(noun, numero, version, geste, _raison(demande)))
    if lus.lus_seulement:
        message = f"Restent publiés, car leur source seule les retire : {_citer(lus.lus_seulement)}."
        restes = faute(genre, "OBJETS_RESTANTS", None, message, "Demandez leur retrait à leur source.")
        return demande, (restes._replace(niveau=AVERTISSEMENT),)
    return demande, ()


def _retirer_la_session(chantier: Chantier, demande: Deposee, _: date) -> tuple[Deposee, tuple[Anomalie, ...]]:
    numero, version = chantier.connexion.execute(_SESSION, demande.cible._asdict()).fetchone() or ("", 0)
    return demande, tuple(faire(chantier, Voulu(Noun.SESSION, numero, version, Geste.ANNULER, _raison(demande))))


def _deroger(chantier: Chantier, demande: Deposee, effet: date) -> tuple[Deposee, tuple[Anomalie, ...]]:
    Demandes(chantier.connexion).deroger(demande, effet, chantier.lecteur.compte)
    acte = chantier.acte(Geste.MODIFIER, _raison(demande))
    chantier.ecriture.journaliser(
        Noun.ETABLISSEMENT, demande.cible.etablissement or 0, acte, anciennes={}, proposition={}
    )
    return demande, ()


def _modifier(chantier: Chantier, demande: Deposee, objet: tuple[Noun, str], valeurs: dict[str, Any]) -> None:
    """Change an object, which is no longer a feed's: it would put the former number back."""
    verrouille = chantier.ecriture.verrouiller(*objet)
    valeurs = valeurs | prendre(Source[verrouille.etat["source"]], Acteur.CARIF)
    voulu = chantier.ecriture.vouloir(verrouille, valeurs)
    chantier.ecriture.appliquer(voulu, valeurs, chantier.acte(Geste.MODIFIER, _raison(demande)))


def _raison(demande: Deposee) -> str:
    """What the history says of it."""
    genre = demande.type_demande.libelle
    return f"{genre[0].upper()}{genre[1:]} ({demande.numero})"


def _citer(numeros: list[str]) -> str:
    reste = len(numeros) - CITES
    return ", ".join(numeros[:CITES]) + (f" et {reste} autre{'s' * (reste > 1)}" if reste > 0 else "")


_EFFETS: Final[Mapping[TypeDemande, Effet]] = {
    TypeDemande.OUVERTURE_COMPTE: _ouvrir_un_compte,
    TypeDemande.CHANGEMENT_SIRET: _changer_de_siret,
    TypeDemande.CHANGEMENT_NDA: _changer_de_nda,
    TypeDemande.FERMETURE: _fermer,
    TypeDemande.RETRAIT_SESSION: _retirer_la_session,
    TypeDemande.DEROGATION_PERIMETRE: _deroger,
}
