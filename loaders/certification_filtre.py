# ruff: noqa: S608 - conditions are put together once, of our own names; values are parameters
"""What a certification must be to be listed: typed values, and what each asks in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loaders.descendance import formacodes_voulus
from loaders.indexation import certifications_indexees
from loaders.offre.conditions import en_cours
from loaders.references import ELIGIBILITE_CPF, FICHE_ACTIVE, voies
from loaders.relation import Offres

if TYPE_CHECKING:
    from datetime import date

    from loaders.offre.filtre import Filtre
    from models.enumerations import TypeCertification, Voie

Codes = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class FiltreCertification:
    """Values of a list are alternatives, fields add up; what is None asks for nothing.

    `recherche` is what `loaders.recherche.motifs` makes of words; `utilisable_par` is a SIRET.
    """

    recherche: str | None = None
    codes_rncp: Codes = None
    codes_rs: Codes = None
    codes_rome: Codes = None
    formacodes: Codes = None
    types_certification: tuple[TypeCertification, ...] | None = None
    niveaux: Codes = None
    active_le: date | None = None
    eligible_cpf: bool | None = None
    utilisable_par: str | None = None
    voies: tuple[Voie, ...] | None = None
    avec_offre: bool | None = None

    offre: Filtre | None = None  # one of its offers satisfies it in whole

    def criteres(self) -> tuple[tuple[str, Any], ...]:
        """The conditions it stands for, by name, with their values: those of a `Demande`; `offre` apart."""
        dits: dict[str, Any] = {
            **{nom: getattr(self, nom) for nom in DIRECTS},
            "eligible_cpf": self.eligible_cpf,
            "non_eligible_cpf": self.eligible_cpf is False,
            "avec_offre": self.avec_offre,
            "sans_offre": self.avec_offre is False,
        }
        return tuple((nom, valeur) for nom, valeur in dits.items() if valeur)


DIRECTS = (
    *("recherche", "codes_rncp", "codes_rs", "codes_rome", "formacodes", "types_certification", "niveaux"),
    *("active_le", "utilisable_par", "voies"),
)


def _de_la_fiche(condition: str) -> str:
    return f"certification.fiche_id IN (SELECT fiche.id FROM fiche WHERE {condition})"


# `rules/certification.py` and `rules/fiche.py` say why; a test holds them together
_ANNEE = "extract(year FROM %(active_le)s::date)"
_FICHE_INACTIVE = (
    "(fiche.actif IS FALSE AND %(active_le)s::date >= %(aujourdhui)s::date OR fiche.debut > %(active_le)s::date"
    " OR fiche.fin < %(active_le)s::date OR fiche.actif IS NOT TRUE AND fiche.fin IS NULL) IS TRUE"
)
ACTIVE_LE = (
    "(certification.etat IS DISTINCT FROM 'ERRONEE'"
    " AND coalesce(%(active_le)s::date < certification.absent_depuis, true)"
    " AND (certification.etat IS DISTINCT FROM 'ARCHIVEE' OR certification.derniere_session IS NOT NULL)"
    f" AND coalesce(certification.premiere_session <= {_ANNEE}, true)"
    f" AND coalesce(certification.derniere_session >= {_ANNEE}, true)"
    " AND NOT EXISTS (SELECT FROM fiche WHERE fiche.id = certification.fiche_id"
    f" AND num_nonnulls(fiche.actif, fiche.debut, fiche.fin) > 0 AND {_FICHE_INACTIVE}))"
)

_ELIGIBLE = (
    "(SELECT FROM eligibilite_cpf WHERE eligibilite_cpf.certification_id = certification.id"
    " AND eligibilite_cpf.debut <= %(aujourdhui)s"
    f" AND coalesce({ELIGIBILITE_CPF.colonnes['fin']} >= %(aujourdhui)s, true))"
)

# Nothing forbids it: it has no sheet, or one that may be used by whoever the rule on who may train does not turn away,
# by its SIRET or by its SIREN (`rules/habilitation.py`, that a test compares).
UTILISABLE_PAR = (
    "(certification.fiche_id IS NULL OR certification.fiche_id IN (SELECT fiche.id FROM fiche"
    " WHERE fiche.type_enregistrement = 'DE_DROIT' OR fiche.code IN ("
    "SELECT c.fiche_code FROM fiche_certificateur AS c WHERE left(c.siret, 9) = left(%(utilisable_par)s, 9)"
    " AND c.actif IS NOT FALSE AND c.absent_depuis IS NULL)"
    " OR fiche.code IN (SELECT a.fiche_code FROM fiche_partenaire AS a"
    " WHERE left(a.siret, 9) = left(%(utilisable_par)s, 9) AND a.habilitation IN ('FORMER', 'ORGA_FORM')"
    f" AND a.etat = 'ACTIF' AND a.absent_depuis IS NULL) AND {FICHE_ACTIVE}))"
)

OFFRES_D_UNE_CERTIFICATION = Offres(
    "lien.certification_id = certification.id",
    "formation_certification AS lien JOIN recherche_session AS offre ON offre.formation_id = lien.formation_id",
)

DES_CERTIFICATIONS = {
    "recherche": (
        "(certification.plie LIKE ALL(%(recherche)s::text[])"
        f" OR {_de_la_fiche('fiche.plie LIKE ALL(%(recherche)s::text[])')})"
    ),
    "codes_rncp": _de_la_fiche("fiche.code = ANY(%(codes_rncp)s::text[]) AND fiche.code ^@ 'RNCP'"),
    "codes_rs": _de_la_fiche("fiche.code = ANY(%(codes_rs)s::text[]) AND fiche.code ^@ 'RS'"),
    "codes_rome": certifications_indexees("rome", "i.rome_code = ANY(%(codes_rome)s::text[])"),
    "formacodes": certifications_indexees("formacode", f"i.formacode_id IN ({formacodes_voulus('formacodes')})"),
    "types_certification": "certification.type_certification = ANY(%(types_certification)s::text[])",
    "niveaux": "certification.niveau_code = ANY(%(niveaux)s::text[])",
    "active_le": ACTIVE_LE,
    "eligible_cpf": f"EXISTS {_ELIGIBLE}",
    "non_eligible_cpf": f"NOT EXISTS {_ELIGIBLE}",
    "utilisable_par": UTILISABLE_PAR,
    "voies": f"{voies('> 0')} && %(voies)s::text[]",
    "avec_offre": f"EXISTS {en_cours(OFFRES_D_UNE_CERTIFICATION)}",
    "sans_offre": f"NOT EXISTS {en_cours(OFFRES_D_UNE_CERTIFICATION)}",
}
