"""The export in XML, version 4.1: one FICHE with all that it has; one layout for each register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.reception.forme import Arbre, Forme, Refus, Reserve
from importers.rncp import enregistrements as e
from importers.rncp.enfants import Enfants
from importers.rncp.fiche import Champs, bloc, certificateur, fiche, partenaire, succession
from importers.rncp.indexation import metiers, mots_cles, specialites
from importers.rncp.valeurs import code_fiche

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importers.reception.forme import Enregistrement, Noeud
    from importers.rncp.enregistrements import Partenaire

    Dits = list[Reserve | Refus]

VERSION = "4.1"
CHAMPS = Champs(
    intitule="INTITULE",
    sigle="ABREGE/CODE",
    etat="ETAT_FICHE",
    actif="ACTIF",
    type_enregistrement="TYPE_ENREGISTREMENT",
    niveau="NOMENCLATURE_EUROPE/NIVEAU",
    decision="DATE_DECISION",
    effet="DATE_EFFET",
    fin="DATE_FIN_ENREGISTREMENT",
    limite="DATE_LIMITE_DELIVRANCE",
    publication="DATE_DE_PUBLICATION",
    textes=(
        "OBJECTIFS_CONTEXTE",
        "ACTIVITES_VISEES",
        "CAPACITES_ATTESTEES",
        "SECTEURS_ACTIVITE",
        "TYPE_EMPLOI_ACCESSIBLES",
    ),
    liens="LIEN_URL_DESCRIPTION",
)
TEXTES_DU_BLOC = ("LIBELLE", "LISTE_COMPETENCES", "MODALITES_EVALUATION")
# which of two habilitations of one kind is told, when a sheet has both
RANGS = {"ACTIF": 2, "INACTIF": 1}


def _lire(numero: str, noeud: Noeud) -> Iterator[Enregistrement | Reserve | Refus]:
    """A sheet and all it holds. Only its own children count: BLOC_COMPETENCES and ACTIF stand elsewhere in it too."""
    code, dits, lu = code_fiche(numero), list[Reserve | Refus](), Enfants(noeud)
    yield fiche(code, lu.texte, CHAMPS, dits)
    yield from _blocs(code, lu)
    yield from _certificateurs(code, lu, dits)
    yield from _partenaires(code, lu, dits)
    yield from mots_cles(code, _codes(lu, "FORMACODES", "FORMACODE"))
    yield from specialites(code, _codes(lu, "CODES_NSF", "NSF"))
    yield from metiers(code, _codes(lu, "CODES_ROME", "ROME"))
    yield from dict.fromkeys(succession(ancienne, code) for ancienne in _autres(lu, "ANCIENNE"))
    yield from dict.fromkeys(succession(code, nouvelle) for nouvelle in _autres(lu, "NOUVELLE"))
    yield from dits


def _blocs(code: str, lu: Enfants) -> Iterator[e.Bloc | Refus]:
    for textes in lu.textes("BLOCS_COMPETENCES", "BLOC_COMPETENCES"):
        yield bloc(code, textes.get("CODE"), tuple(map(textes.get, TEXTES_DU_BLOC)))


def _certificateurs(code: str, lu: Enfants, dits: Dits) -> Iterator[e.Certificateur]:
    """In their order; one who comes twice is told once, as active if either is."""
    gardes: dict[str, e.Certificateur] = {}
    for textes in lu.textes("CERTIFICATEURS", "CERTIFICATEUR"):
        siret, nom = textes.get("SIRET_CERTIFICATEUR"), textes.get("NOM_CERTIFICATEUR")
        if dit := certificateur(code, siret, nom, textes.get, dits):
            connu = gardes.get(dit.cle)
            if connu is None or (dit.actif and not connu.actif):
                gardes[dit.cle] = dit
    for rang, garde in enumerate(gardes.values()):
        yield garde._replace(rang=rang)


def _partenaires(code: str, lu: Enfants, dits: Dits) -> Iterator[Partenaire]:
    """One for each habilitation: the active one if there is, else the last one."""
    gardes: dict[tuple[str, str], Partenaire] = {}
    for textes in lu.textes("PARTENAIRES", "PARTENAIRE"):
        siret, nom = textes.get("SIRET_PARTENAIRE"), textes.get("NOM_PARTENAIRE")
        if dit := partenaire(code, siret, nom, textes.get, dits):
            cle = (dit.cle, dit.habilitation)
            if cle not in gardes or _poids(dit) > _poids(gardes[cle]):
                gardes[cle] = dit
    yield from gardes.values()


def _poids(dit: Partenaire) -> tuple[int, str]:
    return RANGS.get(dit.etat or "", 0), str(dit.modifie_le or "")


def _codes(lu: Enfants, groupe: str, nom: str) -> Iterator[tuple[str | None, str | None]]:
    return ((textes.get("CODE"), textes.get("LIBELLE")) for textes in lu.textes(groupe, nom))


def _autres(lu: Enfants, quelle: str) -> Iterator[str]:
    """The sheets that this one replaces, or that replace it."""
    for textes in lu.textes(f"{quelle}S_CERTIFICATIONS", f"{quelle}_CERTIFICATION"):
        if (nom := f"ID_FICHE_{quelle}_CERTIFICATION") in textes:
            yield textes[nom] or ""


def _refuser(racine: Noeud) -> str | None:
    """Why this version of the export is not read."""
    version = (racine.findtext("VERSION_FLUX") or "").strip()
    if version == VERSION:
        return None
    dite = f"est en version {version}" if version else "ne dit pas sa version (VERSION_FLUX)"
    return f"{dite} : SOFI lit l'export de France compétences en version {VERSION}. Téléchargez celui-là."


def _export(registre: str) -> Forme:
    """The export of one register: the two come in apart, each with what it lacks since the last time."""
    return Forme(
        nom=f"fiches_{registre.lower()}",
        editeur=f"francecompetences_{registre.lower()}",
        colonnes=(),
        lire=_lire,
        enregistrements=(
            e.Fiche,
            e.Bloc,
            e.Certificateur,
            e.Partenaire,
            e.Motcle,
            e.Specialite,
            e.Metier,
            e.Succession,
        ),
        arbre=Arbre(
            "FICHES",
            "FICHE",
            "NUMERO_FICHE",
            lambda premiere: _registre(premiere) == registre,
            _refuser,
        ),
    )


def _registre(premiere: Noeud) -> str:
    """The register a file is of: its first sheet says, the RNCP if it cannot."""
    return "RS" if (premiere.findtext("NUMERO_FICHE") or "").strip().upper().startswith("RS") else "RNCP"


RNCP, RS = _export("RNCP"), _export("RS")
