"""A sheet of the RNCP or of the RS: its texts, its blocs, its days, who delivers it, who may train for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from models.nomenclatures import nomenclature
from service.demo.francais import majuscule
from service.demo.references import vocabulaire
from service.demo.references.certifications import certifications, remplacees_par
from service.demo.vocabulaire import domaines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from service.demo.hasard import Hasard
    from service.demo.organismes import Organisme
    from service.demo.references.arbre import Paires
    from service.demo.references.certifications import Certification, Enregistrement
    from service.demo.vocabulaire import Modele

# of twenty partners, what they may do, and where their habilitation is at
HABILITATIONS = (
    *("HABILITATION_FORMER",) * 9,
    *("HABILITATION_ORGA_FORM",) * 10,
    "HABILITATION_ORGANISER",
)
ETATS = (*("Actif",) * 18, "Inactif", "Supprimé")
EVALUATION = "Mise en situation professionnelle devant un jury, puis entretien."
DELIVRANCE = timedelta(days=365)  # how long a sheet that is over still delivers


class Dossier(NamedTuple):
    """What a sheet is made of: the certification that it registers, or the first of those."""

    certification: Certification
    jours: Enregistrement
    formateurs: Sequence[Organisme]
    aujourdhui: date
    alea: Hasard


def fiche(rang: int, dossier: Dossier) -> Paires:
    """All that it holds, in the order of the export."""
    certification, active = dossier.certification, dossier.certification.fin is None
    sigle, libelle = certification.genre.sigle, certification.genre.libelle
    partenaires = list(_partenaires(dossier))
    return [
        ("ID_FICHE", str(rang)),
        ("NUMERO_FICHE", certification.fiche),
        *_successions(certification),
        ("INTITULE", certification.matiere),
        *([("ABREGE", _paire(sigle, libelle))] if sigle else []),
        ("ETAT_FICHE", "Publiée" if active else "Dépubliée/Archivée"),
        *_indexation(certification),
        ("CERTIFICATEURS", [("CERTIFICATEUR", _certificateur(dossier))]),
        ("EXISTENCE_PARTENAIRES", _oui(dit=bool(partenaires))),
        *([("PARTENAIRES", partenaires)] if partenaires else []),
        *_textes(certification.modele),
        *_enregistrement(dossier),
        *_blocs(certification),
        ("OBJECTIFS_CONTEXTE", _objectifs(certification)),
        ("ACTIF", _oui(dit=active)),
        ("DATE_DE_PUBLICATION", _jour(dossier.jours.publication)),
        ("DATE_LIMITE_DELIVRANCE", _jour(dossier.jours.fin + DELIVRANCE)),
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
    nsf = next(str(ligne["libelle"]) for ligne in nomenclature("nsf") if ligne["code"] == modele.nsf)
    romes = [("ROME", _paire(code, vocabulaire.metiers()[code].libelle)) for code in modele.romes]
    return [
        ("FORMACODES", formacodes),
        *_niveau(certification.niveau),
        ("CODES_NSF", [("NSF", _paire(modele.nsf, nsf))]),
        *([("CODES_ROME", romes)] if certification.fiche.startswith("RNCP") else []),
    ]


def _niveau(niveau: str | None) -> Paires:
    return [("NOMENCLATURE_EUROPE", [("NIVEAU", f"NIV{niveau}"), ("LIBELLE", f"Niveau {niveau}")])] if niveau else []


def _certificateur(dossier: Dossier) -> Paires:
    """A ministry, whose SIRET is left out, or an invented body."""
    ministere = dossier.certification.genre.ministere
    if ministere:
        return [("NOM_CERTIFICATEUR", ministere), ("ETAT_CERTIFICATEUR", "Actif")]
    sien = dossier.certification.organisme_certificateur
    return [
        ("SIRET_CERTIFICATEUR", sien.siret),
        ("NOM_CERTIFICATEUR", sien.nom.upper()),
        ("ETAT_CERTIFICATEUR", "Actif"),
        ("DATE_DERNIERE_MODIFICATION_ETAT", _jour(dossier.jours.publication)),
    ]


def _partenaires(dossier: Dossier) -> Iterator[tuple[str, Paires]]:
    """Those who train for it, where it is registered on demand; no list is kept of those who train for a diploma."""
    if dossier.certification.genre.ministere:
        return
    alea = dossier.alea
    for organisme in dossier.formateurs:
        age = alea.randrange(max(1, (dossier.aujourdhui - dossier.jours.publication).days))
        depuis = _jour(dossier.aujourdhui - timedelta(days=age))
        yield (
            "PARTENAIRE",
            [
                ("NOM_PARTENAIRE", organisme.nom.upper()),
                ("SIRET_PARTENAIRE", organisme.siret),
                ("HABILITATION_PARTENAIRE", alea.choice(HABILITATIONS)),
                ("ETAT_HABILITATION", alea.choice(ETATS)),
                ("DATE_ACTIF", depuis),
                ("DATE_DERNIERE_MODIFICATION_ETAT", depuis),
            ],
        )


def _textes(modele: Modele | None) -> Paires:
    if modele is None:
        return []
    return [
        ("ACTIVITES_VISEES", _liste(modele.objectifs)),
        ("CAPACITES_ATTESTEES", _liste(modele.contenus)),
        ("SECTEURS_ACTIVITE", majuscule(f"secteur {domaines()[modele.domaine].complement}.")),
        ("TYPE_EMPLOI_ACCESSIBLES", majuscule(f"{modele.metiers}.")),
    ]


def _enregistrement(dossier: Dossier) -> Paires:
    demande = "Enregistrement de droit" if dossier.certification.genre.ministere else "Enregistrement sur demande"
    return [
        ("DATE_DECISION", _jour(dossier.jours.decision)),
        ("DATE_FIN_ENREGISTREMENT", _jour(dossier.jours.fin)),
        ("DATE_EFFET", _jour(dossier.jours.effet)),
        ("TYPE_ENREGISTREMENT", demande),
    ]


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
                ("LISTE_COMPETENCES", majuscule(f"{modele.objectifs[(rang - 1) % len(modele.objectifs)]}.")),
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


def _jour(jour: date) -> str:
    return f"{jour:%d/%m/%Y}"


def _oui(*, dit: bool) -> str:
    return "Oui" if dit else "Non"
