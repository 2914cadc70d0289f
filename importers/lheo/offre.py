"""One offer: a `formation` element checked, read, and staged with its actions, sessions and dispositifs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from importers.lheo import action, formation, organisme, redige, relecture, session, valeurs
from importers.lheo.action import Contexte
from importers.lheo.arbre import Enfants, Noeud, contenu, empreinte, enfants
from importers.lheo.controles import fautes_d_offre, fautes_d_organisme, oter_les_vides, unites_perdues
from models.lheo.conversion import remonter
from models.lheo.faute import chemin as chemin_de
from models.lheo.faute import etape_numerotee
from models.lheo.html import est_riche

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from importers.lheo.fichier import Fichier
    from importers.lheo.organisme import Responsable
    from importers.lheo.session import Commun
    from importers.lignes import LigneAction, LigneFormation, LigneSession
    from importers.lot import Lot
    from importers.objets import Partie
    from models.lheo.espaces import Version
    from models.lheo.faute import Faute


class Lecteur:
    """Reads the offers of one file into a lot.

    Words mean one thing in an ordinary file, another in one that SOFI wrote (`redige`), another yet in one that this
    very catalogue wrote: what was read before is known by its words and by how they were read. `de_qui`: the organisme
    whose offers alone go in.
    """

    def __init__(self, lot: Lot, fichier: Fichier, de_qui: int | None = None) -> None:
        self._lot = lot
        self._de_qui = de_qui
        self._version_du_fichier: Version = fichier.version
        self._version: Version = fichier.version  # of the unit being read
        self._ligne: object = None
        self._redige = fichier.redige
        self._lecture = f"{fichier.redige} {lot.identites.notres}"
        self._responsables: dict[bytes, Responsable] = {}
        self._refuses: AbstractSet[str] = frozenset()
        self._rang = 0

    def organisme(self, brut: Noeud) -> None:
        """An organisme without an offer (`lheo-plus`)."""
        noeud = self._remonte(brut)
        fautes = fautes_d_organisme(noeud, self._version)
        self._noter(fautes, contenu(enfants(noeud), "nom-organisme"))
        if not any(faute.bloquante for faute in fautes):
            chemin = chemin_de(noeud)
            oter_les_vides(noeud, fautes)
            if self._redige:
                redige.epurer(noeud)
            if not self._d_un_autre(noeud, chemin):
                organisme.responsable(noeud, chemin, self._lot)

    def formation(self, brut: Noeud) -> None:
        """A formation with all it holds: the units that cannot be used are left out and reported, the rest goes in.

        A session is a unit, an action is one with its sessions; a formation or an action left empty stays out. An offer
        is known again by its words if nothing was told of how it was read; what the rules find of it comes later.
        """
        self._rang += 1
        mots = relecture.empreinte(brut, self._lecture)
        noeud = self._remonte(brut)
        chemin = self._chemin(noeud)
        if mots in self._lot.deja_lues and self._confirmer(redige.epuree(noeud) if self._redige else noeud, chemin):
            self._lot.deja_lues.retenir(mots)
            return
        remarques = self._lot.journal.remarques
        self._lire(noeud, chemin)
        if self._lot.journal.remarques == remarques:
            self._lot.deja_lues.retenir(mots)

    def _remonte(self, brut: Noeud) -> Noeud:
        """What was said in Lhéo 2.3 and had to be written in 2.2, as it was said; anything else itself."""
        noeud = remonter(brut) if self._version_du_fichier == "2.2" else brut
        self._version = self._version_du_fichier if noeud is brut else "2.3"
        self._ligne = brut.sourceline
        return noeud

    def _lire(self, noeud: Noeud, chemin: str) -> None:
        de = enfants(noeud)
        fautes = fautes_d_offre(noeud, de, self._version)
        self._noter(fautes, contenu(de, "intitule-formation"))
        self._refuses = unites_perdues(fautes)
        if "" not in self._refuses:
            oter_les_vides(noeud, fautes)
            if self._redige:
                redige.epurer(noeud)
            else:
                self._signaler_le_html(noeud, chemin)
            self._poser(noeud, enfants(noeud), chemin)

    def _confirmer(self, noeud: Noeud, chemin: str) -> bool:
        """Take an offer read before for what it was; False when it must be read again."""
        de = enfants(noeud)
        if self._est_d_un_autre(de["organisme-formation-responsable"][0]):
            return False
        qui = self._responsable(de["organisme-formation-responsable"][0], chemin)
        return relecture.confirmer(formation.Offre(noeud, de, qui, chemin), self._lot)

    def _chemin(self, noeud: Noeud) -> str:
        """The path of an offer, as faults write it; its rank is counted here, not looked for in a long file."""
        numero = noeud.get("numero")
        if numero:
            return etape_numerotee("formation", numero)
        # a tree of its own, made from 2.2, has no rank for faults to write
        return chemin_de(noeud) if noeud.getparent() is None else f"formation[{self._rang}]"

    def _noter(self, fautes: list[Faute], extrait: str | None) -> None:
        for faute in fautes:
            noter = self._lot.journal.rejeter if faute.bloquante else self._lot.journal.signaler
            noter(faute.chemin, faute.code, faute.message, extrait)

    def _signaler_le_html(self, noeud: Noeud, chemin: str) -> None:
        """Report markup once per offer: texts are stored plain."""
        tout = etree.tostring(noeud, method="text", encoding="unicode", with_tail=False)
        suspects = noeud.itertext() if "<" in tout or "&" in tout else ()
        if riches := sum(map(est_riche, map(str, suspects))):
            message = f"{riches} texte(s) de cette offre contenaient du HTML : ils ont été repris en texte simple."
            self._lot.journal.signaler(chemin, "TEXTE_HTML", message)

    def _poser(self, noeud: Noeud, de: Enfants, chemin: str) -> None:
        if self._d_un_autre(de["organisme-formation-responsable"][0], chemin):
            return
        qui = self._responsable(de["organisme-formation-responsable"][0], chemin)
        if self._deplace("formation", noeud, qui.organisme, chemin):
            return
        offre = formation.Offre(noeud, de, qui, chemin)
        identite = formation.identifier(offre, self._lot)
        ligne = None if formation.de_reference(offre, self._lot) else formation.ligne(offre, identite, self._lot)
        if ligne and self._contredit(ligne, noeud, chemin):
            return
        posees = [
            self._action(enfant, Contexte(identite.id, qui, ou)) for enfant, ou in self._utiles(de, "action", chemin)
        ]
        if ligne and any(posees):
            self._lot.decrire(ligne, self._en(chemin, noeud))

    def _responsable(self, noeud: Noeud, chemin: str) -> Responsable:
        """The organisme of an offer, read once however often the file repeats it word for word."""
        texte = empreinte(noeud)
        if texte not in self._responsables:
            ou = f"{chemin}/organisme-formation-responsable"
            self._responsables[texte] = organisme.responsable(noeud, ou, self._lot)
        return self._responsables[texte]

    def _action(self, noeud: Noeud, contexte: Contexte) -> bool:
        """Stage an action with its sessions; returns whether it was kept."""
        if self._deplace("action", noeud, contexte.qui.organisme, contexte.chemin):
            return False
        de = enfants(noeud)
        identite = action.identifier(noeud, de, contexte, self._lot)
        ligne = action.ligne(noeud, de, identite, contexte, self._lot)
        if self._contredit(ligne, noeud, contexte.chemin):
            return False
        commun = action.commun(de, identite.id, contexte, self._lot)
        posees = [self._session(enfant, ou, commun) for enfant, ou in self._utiles(de, "session", contexte.chemin)]
        if any(posees):
            self._lot.decrire(ligne, self._en(contexte.chemin, noeud))
        return any(posees)

    def _session(self, noeud: Noeud, chemin: str, commun: Commun) -> bool:
        """Stage a session with its dispositifs and recrutements; returns whether it was kept."""
        if self._deplace("session", noeud, commun.organisme, chemin):
            return False
        de = enfants(noeud)
        if self._redige:
            commun = redige.commun(de, commun, chemin, self._lot)
        session.signaler_l_eligibilite(de, chemin, self._lot)
        identite = session.identifier(noeud, de, commun.action, self._lot)
        ligne = session.ligne(noeud, de, identite, commun, self._lot)
        parties: tuple[Partie, ...] = (
            *(dispositif._replace(session_id=identite.id) for dispositif in commun.dispositifs),
            *session.recrutements(de, identite.id, self._lot),
        )
        if self._contredit(ligne, noeud, chemin, parties):
            return False
        self._lot.decrire(ligne, self._en(chemin, noeud), parties)
        return True

    def _utiles(self, de: Enfants, nom: str, chemin: str) -> Iterator[tuple[Noeud, str]]:
        """The children of that name that can be used, with their paths."""
        for rang, noeud in enumerate(de.get(nom, ()), start=1):
            ou = f"{chemin}/{nom}[{rang}]"
            if ou not in self._refuses:
                yield noeud, ou

    def _d_un_autre(self, responsable: Noeud, chemin: str) -> bool:
        """Refuse what another organisme answers for, in the file of one."""
        if not self._est_d_un_autre(responsable):
            return False
        message = (
            "L'organisme responsable n'est pas celui dont c'est le fichier : vérifiez son SIRET, ou ôtez cette offre."
        )
        self._lot.journal.rejeter(chemin, "OFFRE_D_UN_AUTRE_ORGANISME", message)
        return True

    def _est_d_un_autre(self, responsable: Noeud) -> bool:
        qui = organisme.identifiants(responsable, enfants(responsable))
        return self._de_qui is not None and not self._lot.annuaire.est(qui, self._de_qui)

    def _deplace(self, noun: str, noeud: Noeud, organisme: int, chemin: str) -> bool:
        """Refuse to give to an organisme what our own number names and another one has."""
        numero = valeurs.code(noeud.get("numero"))
        designe = self._lot.identites.designe(noun, numero)
        if designe is None or designe.parent in {None, organisme}:
            return False
        message = (
            f"Le numéro {numero} est celui d'une {noun} d'un autre organisme : ôtez-le pour en faire une nouvelle, ou"
            " corrigez l'organisme responsable."
        )
        self._lot.journal.rejeter(chemin, "NUMERO_D_UN_AUTRE_ORGANISME", message)
        return True

    def _contredit(
        self,
        ligne: LigneFormation | LigneAction | LigneSession,
        noeud: Noeud,
        chemin: str,
        parties: tuple[object, ...] = (),
    ) -> bool:
        """Refuse what the lot has already described otherwise under the same number."""
        premier = self._lot.contredit(ligne, parties)
        if premier:
            message = (
                f"Ligne {self._ligne_de(noeud)}, ce numéro désigne autre chose qu'en {premier} : numérotez autrement."
            )
            self._lot.journal.rejeter(chemin, "NUMERO_EN_DOUBLE", message)
        return premier is not None

    def _en(self, chemin: str, noeud: Noeud) -> str:
        """Where an object is described: two offers of one number have the same path, not the same line."""
        return f"{chemin} (ligne {self._ligne_de(noeud)})"

    def _ligne_de(self, noeud: Noeud) -> object:
        """Of an element; of its unit when it was made from 2.2."""
        sienne: object = noeud.sourceline
        return self._ligne if sienne is None else sienne
