"""Organismes: `organisme-formation-responsable`, repeated in each of their offers, and `organisme-formateur`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.lheo.complement import dedans, lire
from exporters.lheo.coordonnees import siret, uai
from exporters.lheo.ecriture import Bloc, Ecrit
from exporters.lheo.extras import extra, extras
from exporters.lheo.textes import numero

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exporters.lheo.complement import Fragment
    from exporters.lheo.coordonnees import Carnet


def responsable(organisme: Any, etablissement: Any, carnet: Carnet) -> Bloc:
    """Who answers for an offer, by the établissement that holds the exchange key."""
    complement = lire(organisme.complement)
    ecrit = Ecrit("organisme-formation-responsable", organisme.numero)
    ecrit.valeur("numero-activite", organisme.numero_declaration_activite)
    cle = siret("SIRET-organisme-formation", etablissement.siret, etablissement.numero)
    ecrit.ajouter("SIRET-organisme-formation", cle.xml(numero(etablissement.numero)))
    ecrit.notes += cle.notes
    ecrit.texte("nom-organisme", organisme.nom_usage or organisme.raison_sociale)
    ecrit.texte("raison-sociale", organisme.raison_sociale)
    ecrit.ajouter("coordonnees-organisme", _coordonnees(organisme, etablissement, carnet, ecrit))
    ecrit.blocs("contact-organisme", carnet.contacts("contact-organisme", organisme.contacts))
    ecrit.texte("renseignements-specifiques", organisme.presentation)
    ecrit.element(_potentiel(organisme))
    ecrit.element(uai("code-UAI-organisme-formation", etablissement.uai, etablissement.numero))
    categories = (extra("code-categorie-organisme", code) for code in organisme.categories)
    ecrit.ajouter("extras", *filter(None, [extras("categorie-organisme", *categories)]))
    ecrit.complement(complement)
    return ecrit.bloc(numero(organisme.numero) + complement.attributs(ecrit.nom))


def _coordonnees(organisme: Any, etablissement: Any, carnet: Carnet, parent: Ecrit) -> str:
    dedans = carnet.coordonnees(etablissement, organisme.urls)
    parent.notes += dedans.notes
    contact = "" if dedans.objet == etablissement.numero else numero(dedans.objet)
    return f"<coordonnees-organisme>{dedans.xml(contact)}</coordonnees-organisme>"


def _potentiel(organisme: Any) -> Ecrit:
    ecrit = Ecrit("potentiel", organisme.numero)
    ecrit.ajouter("code-FORMACODE", *formacodes(organisme.domaines))
    return ecrit


def formacodes(versionnes: Iterable[str]) -> list[str]:
    """`code-FORMACODE` with its version; the order is that of their importance."""
    return [f'<code-FORMACODE ref="V{version}">{code}</code-FORMACODE>' for version, code in map(str.split, versionnes)]


def formateurs(
    etablissements: Sequence[Any], contacts: Sequence[int], restes: Sequence[Fragment], carnet: Carnet
) -> list[Bloc]:
    """`organisme-formateur`: each with the contacts of its organisme, and what the catalogue keeps of it."""
    restants = list(contacts)
    ecrits = []
    for rang, etablissement in enumerate(etablissements):
        siens = restants if rang == len(etablissements) - 1 else _contacts(restants, etablissement.organisme_id, carnet)
        restants = [contact for contact in restants if contact not in siens]
        # a source may have described one of them several times
        for tour, reste in enumerate([f for f in restes if f.noeud.get("tag") == str(rang)] or [None]):
            if siens or reste:
                ecrits.append(_formateur(etablissement, [] if tour else siens, reste, carnet))
            else:
                ecrits.append(
                    carnet.une_fois(("formateur", etablissement.cle), _formateur, etablissement, (), None, carnet)
                )
    return ecrits


def _contacts(cles: Sequence[int], organisme: int, carnet: Carnet) -> list[int]:
    return [cle for cle in cles if carnet.organisme_du_contact(cle) == organisme]


def _formateur(etablissement: Any, contacts: Sequence[int], reste: Fragment | None, carnet: Carnet) -> Bloc:
    ecrit = Ecrit("organisme-formateur", etablissement.numero)
    cle = siret("SIRET-formateur", etablissement.siret, etablissement.numero)
    ecrit.ajouter("SIRET-formateur", cle.xml(numero(etablissement.numero)))
    ecrit.notes += cle.notes
    ecrit.texte("raison-sociale-formateur", etablissement.raison_sociale)
    ecrit.blocs("contact-formateur", carnet.contacts("contact-formateur", contacts))
    ecrit.element(uai("code-UAI-formateur", etablissement.uai, etablissement.numero))
    if reste is not None:
        ecrit.complement(dedans(reste.noeud))
    return ecrit.bloc(numero(etablissement.organisme))
