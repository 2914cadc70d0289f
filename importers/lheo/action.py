"""Actions (A): one `action` element, and what it says for all its sessions: places, funding, permanence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from importers.identites import cle_naturelle
from importers.lheo import champs, dispositifs, domaines, formateurs, personnes, valeurs
from importers.lheo.arbre import Dits, Enfants, Noeud, complement, contenu, enfants, extras, textes
from importers.lheo.listes import MODALITES
from importers.lheo.restes import attributs, extras_gardes, parlants, parmi
from importers.lheo.session import Commun
from importers.lignes import LigneAction, tableau
from rules.dispositif import conventionnee

if TYPE_CHECKING:
    from importers.identites import Identite
    from importers.lheo.organisme import Responsable
    from importers.lot import Lot

SANS_COLONNE = (
    "duree-cycle",
    "adresse-information",
    "code-modalite-pedagogique",
    "equipement",
    "infos-perimetre-recrutement",
)
# What has a column and may hold `extras` beside it.
PORTEURS = ("url-action", "date-information")
# `extras` that are understood, and what they say; others are kept.
DRAPEAUX = {
    "dispositif": {"contrat-apprentissage", "contrat-professionnalisation"},
    "type-action": {"formation-initiale", "action-perimee"},
    "type-formation": {"formation-initiale", "action-perimee"},
}
PRECISIONS = {"complements": {"complement-intitule", "complement-descriptif"}, "duree-hebdo": {"duree-hebdo"}}
COMPRIS = {**DRAPEAUX, **PRECISIONS}


class Contexte(NamedTuple):
    """What an action stands in."""

    formation: int
    qui: Responsable
    chemin: str


def identifier(noeud: Noeud, de: Enfants, contexte: Contexte, lot: Lot) -> Identite:
    """By its number, else by what tells the actions of one formation apart: places, modality, hours, price, publics."""
    numero = valeurs.code(noeud.get("numero"))
    if numero:
        return lot.identites.resoudre("action", numero)
    dit = [champs.code(de, n) for n in ("modalites-enseignement", "nombre-heures-total", "prix-total-TTC")]
    publics = textes(de.get("code-public-vise", ()))
    lieux = [" ".join(" ".join(map(str, lieu.itertext())).split()) for lieu in de.get("lieu-de-formation", ())]
    cle = cle_naturelle(contexte.formation, dit, publics, lieux)
    return lot.identites.resoudre("action", cle, naturelle=True)


def ligne(noeud: Noeud, de: Enfants, identite: Identite, contexte: Contexte, lot: Lot) -> LigneAction:
    """The row of an action."""
    qui, chemin = contexte.qui, contexte.chemin
    dites = extras(de, *PRECISIONS)
    semaine = _heures_hebdomadaires(dites)
    qui_forme = formateurs.lire(de.get("organisme-formateur", ()), qui.place, lot)
    return LigneAction(
        identite.id,
        identite.nouveau,
        valeurs.instant(noeud.get("datecrea"), noeud.get("horodatage-creation")),
        valeurs.instant(noeud.get("datemaj"), noeud.get("horodatage-modification")),
        complement([*attributs(noeud, "action"), *_reste(de, qui_forme.restes, semaine)]),
        contexte.formation,
        qui.organisme,
        qui.place.id,
        _texte_dit(dites, "complement-intitule"),
        _texte_dit(dites, "complement-descriptif"),
        MODALITES.get(champs.code(de, "modalites-enseignement") or ""),
        champs.texte(de, "rythme-formation"),
        *_durees(de, semaine),
        *_couts(de, chemin, lot),
        champs.texte(de, "conditions-specifiques"),
        champs.booleen(de, "niveau-entree-obligatoire"),
        champs.booleen(de, "conventionnement"),
        champs.texte(de, "info-public-vise"),
        champs.code(de, "code-perimetre-recrutement"),
        champs.texte(de, "modalites-recrutement"),
        champs.texte(de, "modalites-pedagogiques"),
        champs.texte(de, "modalites-alternance"),
        tableau([langue for n in de.get("langue-formation", ()) if (langue := (n.text or "").strip().lower())]),
        champs.texte(de, "acces-handicapes"),
        champs.texte(de, "hebergement"),
        champs.texte(de, "restauration"),
        champs.texte(de, "transport"),
        tableau(_dates_information(de)),
        tableau(champs.textes(de, "url-action", "urlweb")),
        tableau(domaines.publics(de.get("code-public-vise", ()), chemin, lot)),
        tableau(qui_forme.etablissements),
        tableau(qui_forme.contacts),
    )


def _durees(
    de: Enfants, semaine: int | None
) -> tuple[int | None, int | None, int | None, int | None, int | None, str | None]:
    """Hours in all, in the centre, in the firm, a week, funded; and how long it lasts, in words."""
    return (
        champs.entier(de, "nombre-heures-total"),
        champs.entier(de, "nombre-heures-centre"),
        champs.entier(de, "nombre-heures-entreprise"),
        semaine,
        champs.entier(de, "duree-conventionnee"),
        champs.texte(de, "duree-indicative"),
    )


def _couts(de: Enfants, chemin: str, lot: Lot) -> tuple[str | None, str | None, str | None, bool | None, str | None]:
    """Price in all, an hour; what remains to pay, whether it may be paid for, and how."""
    return (
        _prix("prix-total-TTC", de, chemin, lot),
        _prix("prix-horaire-TTC", de, chemin, lot),
        champs.texte(de, "frais-restants"),
        champs.booleen(de, "prise-en-charge-frais-possible"),
        champs.texte(de, "detail-conditions-prise-en-charge"),
    )


def commun(de: Enfants, action: int, contexte: Contexte, lot: Lot) -> Commun:
    """What an action says for each of its sessions: places, funding, permanence."""
    leves = drapeaux(de)
    finances = dispositifs.lire(de, leves, lot)
    dite = champs.booleen(de, "conventionnement")
    return Commun(
        action,
        contexte.qui.organisme,
        champs.code(de, "modalites-entrees-sorties") == "1",
        dite,
        conventionnee(dite, [d.conventionne for d in finances]),
        "action-perimee" in leves,
        tableau(sites(de, contexte, lot)),
        finances,
    )


def sites(de: Enfants, contexte: Contexte, lot: Lot) -> list[int]:
    """The places of an action, the one marked `principal` first."""
    lieux = sorted(enumerate(de.get("lieu-de-formation", ()), 1), key=lambda lieu: lieu[1].get("tag") != "principal")
    trouves = [
        personnes.site(noeud, contexte.qui.place, f"{contexte.chemin}/lieu-de-formation[{rang}]", lot)
        for rang, noeud in lieux
    ]
    return list(dict.fromkeys(site for site in trouves if site))


def drapeaux(de: Enfants) -> set[str]:
    """The flags an action raises: contrat-apprentissage, formation-initiale, action-perimee."""
    return {nom for nom, dits in extras(de, *DRAPEAUX).items() if any(dit.texte == "1" for dit in dits)}


def _reste(de: Enfants, formateurs: list[str], semaine: int | None) -> list[Noeud | str]:
    """What has no column, in the order of the grammar; hours a week (`semaine`) that could not be read among it."""
    compris = COMPRIS if semaine is not None else {**COMPRIS, "duree-hebdo": set()}
    return [
        *parlants(lieu for lieu in de.get("lieu-de-formation", ()) if next(lieu.iter("{*}adresse"), None) is None),
        *parmi(de, SANS_COLONNE),
        *formateurs,
        *de.get("enseignement", ()),
        *extras_gardes(de, parmi(de, PORTEURS), compris),
    ]


def _texte_dit(dits: Dits, nom: str) -> str | None:
    return valeurs.texte(dits[nom][0].texte) if nom in dits else None


def _heures_hebdomadaires(dits: Dits) -> int | None:
    """Hours a week, rounded; feeds write them with decimals."""
    brut = (_texte_dit(dits, "duree-hebdo") or "").replace(",", ".")
    return round(float(brut)) if re.fullmatch(r"[0-9]{1,3}(\.[0-9]+)?", brut) else None


def _prix(nom: str, de: Enfants, chemin: str, lot: Lot) -> str | None:
    """A price; words instead of an amount are reported."""
    brut = champs.texte(de, nom)
    lu = valeurs.prix(brut)
    if brut and lu is None:
        message = f"« {brut} » n'est pas un montant : le prix a été laissé vide. Écrivez par exemple 1234.50."
        lot.journal.signaler(f"{chemin}/{nom}", "ACTION_PRIX_ILLISIBLE", message, brut)
    return lu


def _dates_information(de: Enfants) -> list[str]:
    dates = (valeurs.partielle(contenu(enfants(noeud), "date")) for noeud in de.get("date-information", ()))
    return [lue for lue in dates if lue]
