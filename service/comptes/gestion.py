"""Accounts and their rights, given and taken back by hand; each function is one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import psycopg

from models.autosaisie import Droit, Role
from models.ecriture_compte import Titulaire, donner, inscrire, titulaire
from models.erreurs import Conflit, EntreeInvalide, Introuvable
from rules import compte as regles_du_compte
from rules.organisme import lire_siret

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg.rows import TupleRow

_ORGANISME = """-- organisme_du_siret
SELECT o.id, coalesce(o.nom_usage, o.raison_sociale) FROM etablissement e JOIN organisme o ON o.id = e.organisme_id
WHERE e.siret = %s"""

_RETIRER = "-- retirer_un_droit\nDELETE FROM membre WHERE (compte_id, organisme_id) = (%s, %s)"

_RETIRER_L_ACCORD = """-- retirer_un_accord
UPDATE membre SET importe = false WHERE (compte_id, organisme_id) = (%s, %s) AND importe"""

_DROITS = "-- droits_du_compte\nSELECT FROM membre WHERE compte_id = %s"

_SUSPENDRE = """-- suspendre_un_compte
UPDATE compte SET suspendu_le = CASE WHEN %s THEN now() END WHERE id = %s"""


class Mandat(NamedTuple):
    """A right to be given, for the organisme of a SIRET; `importe`: its Lhéo files are trusted."""

    siret: str
    droit: Droit
    importe: bool = False


def creer(url: str, courriel: str, role: Role, mandat: Mandat | None) -> list[str]:
    """Make an account, or add a right to one that is there; says in French what changed.

    Raises EntreeInvalide, Introuvable (no such SIRET), Conflit (it has another role).
    """
    adresse = lire_adresse(courriel)
    if mandat is not None and role is not Role.ORGANISME:
        raise EntreeInvalide(f"Un compte {role} n'a pas de droit par organisme : --organisme est pour les ORGANISME.")
    if mandat is not None and mandat.importe and not mandat.droit.comprend(Droit.SAISIE):
        raise EntreeInvalide("Qui envoie des fichiers saisit : --import demande --droit SAISIE ou GESTION.")
    with psycopg.connect(url) as connexion:
        cree = inscrire(connexion, adresse, role)
        compte = _compte(connexion, adresse)
        if compte.role is not role:
            raise Conflit(f"{adresse} a déjà un compte {compte.role} : il ne devient pas {role}.")
        dites = [f"Compte créé : {adresse}, {role}."] if cree else []
        if mandat is not None:
            dites += _donner(connexion, compte, adresse, mandat)
        elif role is Role.ORGANISME and connexion.execute(_DROITS, (compte.id,)).rowcount == 0:
            raise EntreeInvalide("Un compte ORGANISME ne peut rien sans un droit : --organisme SIRET --droit DROIT.")
        if compte.suspendu:
            dites.append(f"Ce compte est suspendu ; pour le rétablir : sofi compte suspendre {adresse} --retablir")
    return dites or [f"Rien n'a changé : {adresse} a déjà ce compte."]


def _donner(connexion: Connection[TupleRow], compte: Titulaire, adresse: str, mandat: Mandat) -> list[str]:
    cle, nom = _organisme(connexion, mandat.siret)
    importe = donner(connexion, compte.id, cle, mandat.droit, importe=mandat.importe)
    if importe is None:
        return []
    accord = ", et ses fichiers Lhéo sont acceptés" if importe else ""
    return [f"Droit donné : {adresse} a {mandat.droit} sur « {nom} »{accord}."]


def _organisme(connexion: Connection[TupleRow], dit: str) -> tuple[int, str]:
    siret = lire_siret(dit).valeur
    if siret is None:
        raise EntreeInvalide(f"« {dit[:50]} » n'est pas un SIRET : 14 chiffres, le dernier en étant la clé.")
    if (organisme := connexion.execute(_ORGANISME, (siret,)).fetchone()) is None:
        raise Introuvable(f"Aucun établissement du catalogue n'a le SIRET {siret}.")
    return organisme[0], organisme[1]


def retirer(url: str, courriel: str, siret: str, *, accord_seul: bool = False) -> list[str]:
    """Take back a right on an organisme, or only what its files were trusted for; says in French what changed.

    Raises EntreeInvalide and Introuvable.
    """
    adresse = lire_adresse(courriel)
    with psycopg.connect(url) as connexion:
        compte = _compte(connexion, adresse)
        cle, nom = _organisme(connexion, siret)
        enonce = _RETIRER_L_ACCORD if accord_seul else _RETIRER
        if connexion.execute(enonce, (compte.id, cle)).rowcount == 0:
            quoi = "ses fichiers Lhéo n'étaient pas acceptés pour" if accord_seul else "il n'avait pas de droit sur"
            return [f"Rien n'a changé : {adresse}, {quoi} « {nom} »."]
        if accord_seul:
            return [f"Accord retiré : les fichiers Lhéo de {adresse} ne sont plus acceptés pour « {nom} »."]
        dites = [f"Droit retiré : {adresse} ne peut plus rien pour « {nom} » (dans les cinq secondes)."]
        if connexion.execute(_DROITS, (compte.id,)).rowcount == 0:
            dites.append(f"C'était son dernier droit ; pour suspendre le compte : sofi compte suspendre {adresse}")
    return dites


def suspendre(url: str, courriel: str, *, retablir: bool = False) -> str:
    """Suspend an account with all its keys, or give it back; says in French what changed; raises Introuvable."""
    adresse = lire_adresse(courriel)
    with psycopg.connect(url) as connexion:
        compte = _compte(connexion, adresse)
        if compte.suspendu is not retablir:
            etat = "est déjà suspendu" if compte.suspendu else "n'est pas suspendu"
            return f"Rien n'a changé : {adresse} {etat}."
        connexion.execute(_SUSPENDRE, (not retablir, compte.id))
    if retablir:
        return f"Compte rétabli : {adresse}, avec ses droits et ses jetons."
    return f"Compte suspendu : {adresse} ; ses jetons ne sont plus acceptés (dans les cinq secondes)."


def compte_de(connexion: Connection[TupleRow], courriel: str) -> Titulaire:
    """The account of an address, locked; raises EntreeInvalide and Introuvable."""
    return _compte(connexion, lire_adresse(courriel))


def _compte(connexion: Connection[TupleRow], adresse: str) -> Titulaire:
    if (lu := titulaire(connexion, adresse)) is None:
        raise Introuvable(f"{adresse} n'a pas de compte : sofi compte creer {adresse} --role ROLE")
    return lu


def lire_adresse(courriel: str) -> str:
    """An address in lower case; raises EntreeInvalide for what is none."""
    adresse = regles_du_compte.lire_adresse(courriel)
    if adresse is None:
        raise EntreeInvalide(f"« {courriel[:50]} » n'est pas une adresse de courriel.")
    return adresse
