"""A sheet of the RNCP or of the RS: its texts, its blocs, its days, who delivers it, who may train for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from service.demo.francais import majuscule
from service.demo.references import vocabulaire
from service.demo.references.autorites import certificateur, partenaires
from service.demo.references.certifications import DUREE, certifications, remplacees_par
from service.demo.references.dossier import ecrit
from service.demo.references.libelles import libelles
from service.demo.vocabulaire import domaines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service.demo.references.arbre import Paires
    from service.demo.references.certifications import Certification
    from service.demo.references.dossier import Dossier

COMPETENCES = "Mobiliser en situation de travail les connaissances et les gestes du domaine « {bloc} »."
EVALUATION = "Mise en situation professionnelle devant un jury, puis entretien."
DELIVRANCE = timedelta(days=365)  # how long a sheet that is over still delivers


def fiche(rang: int, dossier: Dossier) -> Paires:
    """All that it holds, in the order of the export."""
    certification, active = dossier.certification, dossier.certification.fin is None
    sigle, libelle = certification.genre.sigle, certification.genre.libelle
    habilites = list(partenaires(dossier))
    return [
        ("ID_FICHE", str(rang)),
        ("NUMERO_FICHE", certification.fiche),
        *_successions(certification),
        ("INTITULE", certification.matiere),
        *([("ABREGE", _paire(sigle, libelle))] if sigle else []),
        ("ETAT_FICHE", "Publiée" if active else "Dépubliée/Archivée"),
        *_indexation(certification),
        ("CERTIFICATEURS", [("CERTIFICATEUR", certificateur(dossier))]),
        ("EXISTENCE_PARTENAIRES", _oui(dit=bool(habilites))),
        *([("PARTENAIRES", habilites)] if habilites else []),
        *_textes(certification),
        *_enregistrement(dossier),
        *_blocs(certification),
        ("OBJECTIFS_CONTEXTE", _objectifs(certification)),
        ("ACTIF", _oui(dit=active)),
        _diffusion(dossier),
    ]


def _successions(certification: Certification) -> Iterator[tuple[str, Paires]]:
    """What replaces it, and what it replaced: the sheets say it on both sides."""
    codes = _codes_de_la_fiche(certification.fiche)
    par_code = {autre.code: autre.fiche for autre in certifications()}
    nouvelles = dict.fromkeys(par_code[code] for code in certification.remplacants)
    anciennes = dict.fromkeys(ancienne.fiche for code in codes for ancienne in remplacees_par(code))
    for liste, genre, fiches in (
        ("NOUVELLES_CERTIFICATIONS", "NOUVELLE_CERTIFICATION", nouvelles),
        ("ANCIENNES_CERTIFICATIONS", "ANCIENNE_CERTIFICATION", anciennes),
    ):
        if fiches:
            yield liste, [(genre, [(f"ID_FICHE_{genre}", code)]) for code in fiches]


def _codes_de_la_fiche(fiche: str) -> list[str]:
    """The Certif Info codes of a sheet."""
    return [certification.code for certification in certifications() if certification.fiche == fiche]


def _indexation(certification: Certification) -> Paires:
    modele = certification.modele
    if modele is None:
        return _niveau(certification.niveau)
    formacodes = [("FORMACODE", _paire(code, vocabulaire.formacodes()[code].libelle)) for code in modele.formacodes]
    return [
        ("FORMACODES", formacodes),
        *_niveau(certification.niveau),
        ("CODES_NSF", [("NSF", _paire(modele.nsf, libelles("nsf")[modele.nsf]))]),
    ]


def _niveau(niveau: str | None) -> Paires:
    return [("NOMENCLATURE_EUROPE", [("NIVEAU", f"NIV{niveau}"), ("LIBELLE", f"Niveau {niveau}")])] if niveau else []


def _textes(certification: Certification) -> Paires:
    """What its holder does and knows; the RS tells the second alone."""
    modele = certification.modele
    if modele is None:
        return []
    capacites = ("CAPACITES_ATTESTEES", _liste(modele.contenus))
    if certification.fiche.startswith("RS"):
        return [capacites]
    return [
        ("ACTIVITES_VISEES", _liste(modele.objectifs)),
        capacites,
        ("SECTEURS_ACTIVITE", majuscule(f"secteur {domaines()[modele.domaine].complement}.")),
        ("TYPE_EMPLOI_ACCESSIBLES", majuscule(f"{modele.metiers}.")),
        ("CODES_ROME", [("ROME", _paire(code, vocabulaire.metiers()[code].libelle)) for code in modele.romes]),
    ]


def _enregistrement(dossier: Dossier) -> Paires:
    """What is registered by right says when it takes effect; on demand, when it was decided, and for how long."""
    jours = dossier.jours
    fin = ("DATE_FIN_ENREGISTREMENT", ecrit(jours.fin))
    if dossier.de_droit:
        return [fin, ("DATE_EFFET", ecrit(jours.effet)), ("TYPE_ENREGISTREMENT", "Enregistrement de droit")]
    return [
        ("DATE_DECISION", ecrit(jours.decision)),
        ("DUREE_ENREGISTREMENT", str(DUREE.days // 365)),
        fin,
        ("TYPE_ENREGISTREMENT", "Enregistrement sur demande"),
    ]


def _diffusion(dossier: Dossier) -> tuple[str, str]:
    """The last element of a sheet: when it was published, or until when it is delivered."""
    if dossier.de_droit:
        return "DATE_DE_PUBLICATION", ecrit(dossier.jours.publication)
    return "DATE_LIMITE_DELIVRANCE", ecrit(dossier.jours.fin + DELIVRANCE)


def _blocs(certification: Certification) -> Paires:
    """One for each part of the programme, as offers number them; the RS has none."""
    modele = certification.modele
    if modele is None or certification.fiche.startswith("RS"):
        return []
    blocs = [
        (
            "BLOC_COMPETENCES",
            [
                ("CODE", f"{certification.fiche}BC{rang:02d}"),
                ("LIBELLE", majuscule(contenu)),
                ("LISTE_COMPETENCES", COMPETENCES.format(bloc=majuscule(contenu))),
                ("MODALITES_EVALUATION", EVALUATION),
            ],
        )
        for rang, contenu in enumerate(modele.contenus, 1)
    ]
    return [("BLOCS_COMPETENCES", blocs)]


def _objectifs(certification: Certification) -> str:
    return f"La certification « {certification.matiere} » atteste les compétences attendues de ses titulaires."


def _paire(code: str, libelle: str) -> Paires:
    return [("CODE", code), ("LIBELLE", libelle)]


def _liste(lignes: Sequence[str]) -> str:
    return "\n".join(f"- {majuscule(ligne)}" for ligne in lignes)


def _oui(*, dit: bool) -> str:
    return "Oui" if dit else "Non"
