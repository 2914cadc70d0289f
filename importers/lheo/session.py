"""Sessions (S): one `session` element, with what its action says for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from importers.identites import cle_naturelle
from importers.lheo import champs, coordonnees, personnes, valeurs
from importers.lheo.arbre import Enfants, Noeud, complement, contenu, dans, enfants, extras
from importers.lheo.listes import ETATS
from importers.lheo.redige import est_notre
from importers.lheo.restes import attributs, extras_gardes, parmi
from importers.lignes import LigneDispositif, LigneRecrutement, LigneSession, tableau

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importers.identites import Identite
    from importers.lot import Lot

# `cycle` and `blocs-competences` have columns for what readers want; the rest of them is written back from here.
SANS_COLONNE = ("reference-certification", "blocs-competences", "cycle")
# Derived from the certifications of the session, never typed: left aside, and told once in a lot.
ELIGIBILITE = "eligibilite-cpf"
COMPRIS = {"session-perimee": {"session-perimee"}}
# What has a column and may hold `extras` beside it.
PORTEURS = ("periode", "adresse-inscription", "url-session")


class Commun(NamedTuple):
    """What the sessions of one action have in common; `conventionnement`: what the action itself says of it."""

    action: int
    organisme: int
    permanentes: bool
    conventionnement: bool | None
    conventionnee: bool | None
    perimee: bool
    sites: str
    dispositifs: list[LigneDispositif]


def signaler_l_eligibilite(de: Enfants, chemin: str, lot: Lot) -> None:
    """Tell that what a session says of the CPF is not kept; the first session of a lot tells it for all."""
    code = "ELIGIBILITE_CPF_DEDUITE"
    if code not in lot.journal.reserves and any(bloc.get("info") == ELIGIBILITE for bloc in de.get("extras", ())):
        message = (
            "L'éligibilité au CPF n'est pas reprise des fichiers d'offres : SOFI la déduit des certifications"
            " (sofi import cpf). Ce message vaut pour toutes les sessions du lot."
        )
        lot.journal.signaler(chemin, code, message)


def identifier(noeud: Noeud, de: Enfants, action: int, lot: Lot) -> Identite:
    """By its number, else by its dates and the town where one registers, within its action."""
    numero = valeurs.code(noeud.get("numero"))
    if numero:
        return lot.identites.resoudre("session", numero)
    periode, inscription = dans(de, "periode"), dans(dans(de, "adresse-inscription"), "adresse")
    dates = [champs.code(periode, nom) for nom in ("debut", "fin")]
    cle = cle_naturelle(action, dates, champs.code(inscription, "ville"))
    return lot.identites.resoudre("session", cle, naturelle=True)


def ligne(noeud: Noeud, de: Enfants, identite: Identite, commun: Commun, lot: Lot) -> LigneSession:
    """The row of a session."""
    periode, inscription = dans(de, "periode"), dans(dans(de, "periode-inscription"), "periode")
    cycle = dans(de, "cycle")
    joindre, muets = personnes.contacts(de.get("contact-session", ()), commun.organisme, lot)
    return LigneSession(
        identite.id,
        identite.nouveau,
        valeurs.instant(noeud.get("datecrea"), noeud.get("horodatage-creation")),
        valeurs.instant(noeud.get("datemaj"), noeud.get("horodatage-modification")),
        complement([*attributs(noeud, "session"), *muets, *_reste(de)]),
        commun.action,
        commun.organisme,
        *valeurs.debut(contenu(periode, "debut")),
        *valeurs.fin(contenu(periode, "fin")),
        commun.permanentes,
        *valeurs.debut(contenu(inscription, "debut")),
        *valeurs.fin(contenu(inscription, "fin")),
        champs.texte(de, "modalites-inscription"),
        _adresse(dans(de, "adresse-inscription"), lot),
        ETATS.get(champs.code(de, "etat-recrutement") or ""),
        commun.perimee or any(dit.texte == "1" for dit in extras(de, "session-perimee").get("session-perimee", ())),
        champs.entier(cycle, "effectif-minimal"),
        champs.entier(cycle, "capacite-simultanee"),
        champs.entier(cycle, "capacite-cumulee"),
        commun.conventionnee,
        tableau(champs.textes(de, "url-session", "urlweb")),
        commun.sites,
        tableau(_blocs(de, lot)),
        tableau(joindre),
    )


def recrutements(de: Enfants, session: int, lot: Lot) -> Iterator[LigneRecrutement]:
    """The recruitment events of a session, in order."""
    for rang, noeud in enumerate(de.get("recrutement", ())):
        dit = enfants(noeud)
        periode = dans(dit, "periode")
        garde = parmi(dit, ("code-perimetre-recrutement", "infos-perimetre-recrutement"))
        yield LigneRecrutement(
            session,
            rang,
            champs.code(dit, "modalite-recrutement") or "0",
            champs.booleen(dit, "a-distance"),
            *valeurs.debut(contenu(periode, "debut")),
            *valeurs.fin(contenu(periode, "fin")),
            champs.texte(dit, "heure-debut"),
            champs.texte(dit, "heure-fin"),
            champs.entier(dit, "nb-places"),
            _adresse(dit, lot),
            champs.texte(dit, "urlweb"),
            champs.texte(dit, "commentaire"),
            complement([*garde, *extras_gardes(dit, dit.get("periode", ()))]),
        )


def _reste(de: Enfants) -> list[Noeud]:
    porteurs = [*parmi(de, PORTEURS), *(periode for noeud in de.get("periode-inscription", ()) for periode in noeud)]
    gardes = [bloc for bloc in extras_gardes(de, porteurs, COMPRIS) if bloc.get("info") != ELIGIBILITE]
    # what our own files say of D, others may repeat: it is read in ours, and never written twice
    return [*parmi(de, SANS_COLONNE), *(bloc for bloc in gardes if not est_notre(bloc))]


def _adresse(de: Enfants, lot: Lot) -> int | None:
    return coordonnees.adresse(de["adresse"][0], lot.references) if "adresse" in de else None


def _blocs(de: Enfants, lot: Lot) -> list[str]:
    """Codes of the blocs de compétences, in order."""
    trouves: dict[str, None] = {}
    for groupe in de.get("blocs-competences", ()):
        for noeud in enfants(groupe).get("bloc-competences", ()):
            bloc = enfants(noeud)
            code = champs.code(bloc, "code-bloc")
            if code:
                trouves[lot.references.blocs.code(code, champs.texte(bloc, "libelle-bloc"))] = None
    return list(trouves)
