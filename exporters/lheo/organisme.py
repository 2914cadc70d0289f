"""Organismes: `organisme-formation-responsable`, repeated in each of their offers, and `organisme-formateur`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from exporters.lheo.complement import dedans, lire, noeud
from exporters.lheo.coordonnees import siret, uai
from exporters.lheo.ecriture import Bloc, Ecrit
from exporters.lheo.extras import extra, extras
from exporters.lheo.textes import numero
from exporters.lheo.une_fois import UneFois

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exporters.lheo.coordonnees import Carnet
    from exporters.lheo.lecture import Voisinage


class Organismes:
    """The organismes of one reading."""

    def __init__(self, voisinage: Voisinage, carnet: Carnet) -> None:
        self.connus = voisinage.etablissements
        self._voisinage = voisinage
        self._carnet = carnet
        # `organisme-formation-responsable`, by organisme and établissement: the same in all their offers
        self.responsable = UneFois(partial(_responsable, voisinage, carnet))
        self._formateur = UneFois(partial(_sans_contact, voisinage, carnet))

    def formateurs(self, cles: Sequence[int], contacts: Sequence[int], restes: Sequence[str]) -> list[Bloc]:
        """`organisme-formateur`: each with the contacts of its organisme, and what the catalogue keeps of it."""
        if not (contacts or restes):
            return [self._formateur[cle] for cle in cles]
        restants = list(contacts)
        ecrits = []
        for rang, cle in enumerate(cles):
            siens = restants if rang == len(cles) - 1 else self._siens(restants, cle)
            restants = [contact for contact in restants if contact not in siens]
            # a source may have described one of them several times
            for tour, reste in enumerate([f for f in restes if noeud(f).get("tag") == str(rang)] or [None]):
                if siens or reste:
                    etablissement = self.connus[cle]
                    ecrits.append(_formateur(etablissement, [] if tour else siens, reste, self._carnet))
                else:
                    ecrits.append(self._formateur[cle])
        return ecrits

    def _siens(self, contacts: Sequence[int], etablissement: int) -> list[int]:
        """Those of these contacts that are of the organisme of this établissement."""
        organisme = self.connus[etablissement].organisme_id
        connus = self._voisinage.contacts
        return [cle for cle in contacts if cle in connus and connus[cle].organisme_id == organisme]


def formacodes(versionnes: Iterable[str]) -> list[str]:
    """`code-FORMACODE` with its version; the order is that of their importance."""
    return [f'<code-FORMACODE ref="V{version}">{code}</code-FORMACODE>' for version, code in map(str.split, versionnes)]


def _responsable(voisinage: Voisinage, carnet: Carnet, cles: tuple[int, int]) -> Bloc:
    """Who answers for an offer, by the établissement that holds the exchange key."""
    organisme, etablissement = voisinage.organismes[cles[0]], voisinage.etablissements[cles[1]]
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
    codes = (extra("code-categorie-organisme", code) for code in organisme.categories)
    if categories := extras("categorie-organisme", *codes):
        ecrit.ajouter("extras", categories)
    ecrit.complement(complement)
    return ecrit.fini(numero(organisme.numero) + complement.attributs(ecrit.nom))


def _coordonnees(organisme: Any, etablissement: Any, carnet: Carnet, parent: Ecrit) -> str:
    dedans = carnet.coordonnees(etablissement, organisme.urls)
    parent.notes += dedans.notes
    contact = "" if dedans.objet == etablissement.numero else numero(dedans.objet)
    return f"<coordonnees-organisme>{dedans.xml(contact)}</coordonnees-organisme>"


def _potentiel(organisme: Any) -> Ecrit:
    ecrit = Ecrit("potentiel", organisme.numero)
    for xml in formacodes(organisme.domaines):
        ecrit.ajouter("code-FORMACODE", xml)
    return ecrit


def _sans_contact(voisinage: Voisinage, carnet: Carnet, etablissement: int) -> Bloc:
    return _formateur(voisinage.etablissements[etablissement], (), None, carnet)


def _formateur(etablissement: Any, contacts: Sequence[int], reste: str | None, carnet: Carnet) -> Bloc:
    ecrit = Ecrit("organisme-formateur", etablissement.numero)
    cle = siret("SIRET-formateur", etablissement.siret, etablissement.numero)
    ecrit.ajouter("SIRET-formateur", cle.xml(numero(etablissement.numero)))
    ecrit.notes += cle.notes
    ecrit.texte("raison-sociale-formateur", etablissement.raison_sociale)
    ecrit.blocs("contact-formateur", carnet.contacts("contact-formateur", contacts))
    ecrit.element(uai("code-UAI-formateur", etablissement.uai, etablissement.numero))
    if reste is not None:
        ecrit.complement(dedans(noeud(reste)))
    return ecrit.fini(numero(etablissement.organisme))
