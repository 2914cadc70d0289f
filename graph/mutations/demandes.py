"""What a demande is about, found for who asks; what the rules say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from graph.mutations.issue import Refusee, refuser_ce_qui_bloque
from graph.mutations.objets import est_public, exiger_le_droit
from graph.mutations.saisies import trouver
from loaders import faits_de_demande
from models.autosaisie import Droit, TypeDemande
from models.ecriture_demande import Cible
from models.enumerations import Noun
from models.erreurs import Introuvable
from rules.demande import dates_impossibles, faute, juger

if TYPE_CHECKING:
    from graph.mutations.chantier import Chantier
    from rules.demande import Voeu
    from rules.regle import Anomalie

_PAR_SIRET = """-- etablissement_par_siret_present_ou_passe
SELECT numero, id, organisme_id FROM (
    SELECT e.numero, e.id, e.organisme_id, 0 AS rang, NULL::date AS le FROM etablissement e WHERE e.siret = %(siret)s
    UNION ALL SELECT e.numero, e.id, e.organisme_id, 1, n.effet_le
    FROM numero_precedent n JOIN etablissement e ON e.id = n.etablissement_id
    WHERE n.ancien = %(siret)s AND n.genre = 'SIRET') trouve ORDER BY rang, le DESC LIMIT 1"""

_DE_L_ORGANISME = """-- etablissement_de_l_organisme
SELECT id FROM etablissement WHERE organisme_id = %(organisme)s AND siret = %(siret)s"""


def viser(chantier: Chantier, voeu: Voeu) -> Cible:
    """What it is about, which they may ask. Raises Introuvable, Interdit, Refusee."""
    if voeu.session is not None:
        session = trouver(chantier, Noun.SESSION, voeu.session)
        exiger_le_droit(chantier, voeu.session, session.id, session.situation, Droit.GESTION)
        return Cible(session.situation.organisme, None, session.id)
    if voeu.organisme is not None:
        organisme = trouver(chantier, Noun.ORGANISME, voeu.organisme)
        exiger_le_droit(chantier, voeu.organisme, organisme.id, organisme.situation, Droit.GESTION)
        return Cible(organisme.id, _celui_qui_change(chantier, voeu, organisme.id))
    if voeu.type_demande is TypeDemande.OUVERTURE_COMPTE:
        return _connu(chantier, du_siret(chantier, voeu.siret))
    return _le_sien(chantier, voeu)


def du_siret(chantier: Chantier, siret: str | None) -> Cible:
    """Whoever has this SIRET, or had it last; nobody, maybe."""
    ligne = chantier.connexion.execute(_PAR_SIRET, {"siret": siret}).fetchone()
    return Cible() if ligne is None else Cible(ligne[2], ligne[1])


def _connu(chantier: Chantier, cible: Cible) -> Cible:
    """Nobody learns whose a SIRET is that is not published yet: it is looked for again when the demande is granted."""
    lecteur = chantier.lecteur
    if lecteur.du_carif or cible.etablissement is None or cible.organisme in lecteur.organismes:
        return cible
    return cible if est_public(chantier, Noun.ETABLISSEMENT, cible.etablissement) else Cible()


def examiner(chantier: Chantier, voeu: Voeu, cible: Cible) -> tuple[Anomalie, ...]:
    """The remarks of the rules. Raises Refusee when they do not let it be granted: today, unless it says when."""
    voeu = voeu._replace(effet_le=voeu.effet_le or chantier.aujourdhui)
    lignes = chantier.lire(faits_de_demande.lire(voeu, cible, chantier.aujourdhui))
    dites = [
        *dates_impossibles(voeu, chantier.aujourdhui, chantier.parametres),
        *juger(voeu, faits_de_demande.faits(lignes), chantier.parametres),
    ]
    refuser_ce_qui_bloque(dites)
    return tuple(dites)


def _celui_qui_change(chantier: Chantier, voeu: Voeu, organisme: int) -> int | None:
    if voeu.type_demande is not TypeDemande.CHANGEMENT_SIRET:
        return None
    parametres = {"organisme": organisme, "siret": voeu.ancien}
    ligne = chantier.connexion.execute(_DE_L_ORGANISME, parametres).fetchone()
    return None if ligne is None else int(ligne[0])


def _le_sien(chantier: Chantier, voeu: Voeu) -> Cible:
    ligne = chantier.connexion.execute(_PAR_SIRET, {"siret": voeu.siret}).fetchone()
    if ligne is None:
        _inconnu(voeu)
    numero, cle, organisme = ligne
    try:
        vu = trouver(chantier, Noun.ETABLISSEMENT, numero)
        exiger_le_droit(chantier, numero, vu.id, vu.situation, Droit.GESTION)
    except Introuvable:
        _inconnu(voeu)
    return Cible(organisme, cle)


def _inconnu(voeu: Voeu) -> NoReturn:
    message = f"Aucun établissement n'a le SIRET {voeu.siret}."
    raise Refusee([faute(voeu.type_demande, "INCONNU", "siret", message, "Vérifiez ce SIRET.")]) from None
