"""Formations (F): one `formation` for each établissement that answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.lheo import regroupement
from exporters.lheo.action import action
from exporters.lheo.certification import certifications
from exporters.lheo.complement import lire
from exporters.lheo.constats import Constat, Decision, Offre
from exporters.lheo.coordonnees import Carnet
from exporters.lheo.dates import dates_de_fiche
from exporters.lheo.ecriture import Bloc, Colonnes, Ecrit, Note, Refus
from exporters.lheo.organisme import Organismes, formacodes
from exporters.lheo.remplissages import NOTRE
from exporters.lheo.textes import numero
from models.enumerations import TypeParcours

if TYPE_CHECKING:
    from exporters.lheo.lecture import Voisinage
    from exporters.lheo.regroupement import FormationLheo

# in the order of Lhéo's codes
PARCOURS = {str(membre): str(rang) for rang, membre in enumerate(TypeParcours, start=1)}
COLONNES = Colonnes(
    {
        "intitule-formation": "intitule",
        "objectif-formation": "objectif",
        "resultats-attendus": "resultats_attendus",
        "contenu-formation": "programme",
        "certifiante": "certifiante",
        "parcours-de-formation": "parcours",
        "code-niveau-entree": "niveau_entree",
        "objectif-general-formation": "objectif_general_code",
        "code-niveau-sortie": "niveau_sortie",
    },
    codes={"parcours-de-formation": PARCOURS},
)


class Redaction:
    """Writes the offers of one reading."""

    def __init__(self, voisinage: Voisinage) -> None:
        self._voisinage = voisinage
        self._carnet = Carnet(voisinage)
        self._organismes = Organismes(voisinage, self._carnet)

    def offre(self, groupe: FormationLheo) -> tuple[str, Offre]:
        """A `formation` (nothing when Lhéo refuses it), and what had to be decided."""
        f = self._voisinage.formations[groupe.formation]
        sien = regroupement.numero_de_formation(f, self._voisinage.etablissements[groupe.etablissement])
        notes: list[Note] = []
        try:
            xml = self._formation(f, sien, groupe, notes)
        except Refus as refus:
            notes += refus.notes
            xml = ""
        constats = tuple(Constat(sien, *note) for note in dict.fromkeys(notes))
        refusees = {c.objet for c in constats if c.code is Decision.REFUSE}
        sessions = [lue for a in groupe.actions for lue in a.sessions if lue.ligne.numero not in refusees]
        return xml, Offre(sien, len(sessions) if xml else 0, constats)

    def seul(self, organisme: Any, etablissement: Any | None) -> tuple[str, Offre]:
        """An organisme without an offer (nothing when Lhéo refuses it), and what had to be decided."""
        try:
            sien = etablissement and self._organismes.responsable[organisme.cle, etablissement.cle]
            bloc = sien or _sans_place(organisme)
        except Refus as refus:
            bloc = Bloc("", refus.notes)
        return bloc.xml, Offre(organisme.numero, 0, tuple(Constat(organisme.numero, *note) for note in bloc.notes))

    def _formation(self, f: Any, sien: str, groupe: FormationLheo, notes: list[Note]) -> str:
        complement = lire(f.complement)
        ecrit = Ecrit("formation", f.numero)
        ecrit.notes = notes
        ecrit.element(_domaine(f))
        ecrit.ligne(f, COLONNES)
        ecrit.suite("url-formation", "urlweb", f.urls)
        self._contacts(ecrit, f, groupe)
        gardees = complement.fragments.get("certification", ())
        ecrit.blocs("certification", certifications(f.certifications, gardees, f.numero))
        self._actions(ecrit, groupe)
        responsable = self._organismes.responsable[groupe.organisme, groupe.etablissement]
        ecrit.blocs("organisme-formation-responsable", [responsable])
        ecrit.complement(complement, sauf=("certification",))
        return ecrit.xml(numero(sien) + dates_de_fiche(f.fiche) + complement.attributs(ecrit.nom))

    def _contacts(self, ecrit: Ecrit, f: Any, groupe: FormationLheo) -> None:
        """Its own contacts, else the first one of its organisme."""
        ecrit.blocs("contact-formation", self._carnet.contacts("contact-formation", f.contacts))
        if ecrit.a("contact-formation"):
            return
        qui = self._voisinage.organismes[groupe.organisme].contacts
        for contact in self._carnet.contacts("contact-formation", qui)[:1]:
            ecrit.ajouter(
                "contact-formation", contact.xml.replace("<contact-formation", f"<contact-formation{NOTRE}", 1)
            )
            dit = "Le catalogue n'a pas de contact pour cette formation : le premier de son organisme a été écrit."
            ecrit.notes.append(Note(f.numero, "contact-formation", Decision.REMPLI, dit))

    def _actions(self, ecrit: Ecrit, groupe: FormationLheo) -> None:
        """Those that can be written; the others are noted."""
        for lue in groupe.actions:
            for part in regroupement.actions(lue):
                try:
                    ecrit.blocs("action", [action(part, self._organismes, self._carnet)])
                except Refus as refus:
                    ecrit.notes += refus.notes
        if not ecrit.a("action"):
            raise Refus(ecrit.objet, "action", "Aucune de ses actions n'a de session qui puisse être écrite.")


def _sans_place(organisme: Any) -> Bloc:
    message = "Cet organisme n'a aucun établissement, et Lhéo en exige un : donnez-lui le sien."
    return Bloc("", (Note(organisme.numero, "SIRET-organisme-formation", Decision.REFUSE, message),))


def _domaine(f: Any) -> Ecrit:
    ecrit = Ecrit("domaine-formation", f.numero)
    for xml in formacodes(f.formacodes):
        ecrit.ajouter("code-FORMACODE", xml)
    for code in f.nsf:
        ecrit.valeur("code-NSF", code)
    for code in f.romes:
        ecrit.valeur("code-ROME", code)
    return ecrit
