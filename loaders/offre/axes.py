"""By what offers are counted: for each axis, the tables that tell its values, and the criteria that take them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from loaders.certification_qualite import EN_COURS
from loaders.offre.criteres import DE_LA_CERTIFICATION, DE_QUALIOPI, DU_FORMACODE, ELIGIBLE_CPF
from loaders.offre.publics import PUBLICS, VALEUR_DU_PUBLIC
from models.choix import Axe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Jointure:
    """Tables to join; `{parmi}` in them stands for a condition on what they bring.

    `parmi`: what criteria of the filter ask of it. An offer is found when one of its keywords is so; a count by keyword
    may show those alone.
    """

    texte: str
    parmi: Mapping[str, str] = field(default_factory=dict)

    def avec(self, criteres: Iterable[str]) -> str:
        """Its text, what it brings being what one of these criteria asks, where one does."""
        demandes = [self.parmi[nom] for nom in criteres if nom in self.parmi]
        return self.texte.replace("{parmi}", f"({' OR '.join(demandes)})" if demandes else "true")


@dataclass(frozen=True, slots=True)
class Definition:
    """How the values of an axis are read, off rows of `recherche_session` (`offre`) or off what is counted.

    `valeur`: SQL of a text, null where nothing is said. `champ`: the field of the filter that takes its values.
    `du_dispositif`: `dispositif` is joined, the one that satisfies what else is asked of dispositifs.
    `propre`: organismes and établissements have it, whatever they offer.
    `{objet}`, `{organisme}`… in them: see `Unite.noms`.
    """

    valeur: str
    champ: str | None
    jointures: tuple[Jointure, ...] = ()
    du_dispositif: bool = False
    propre: bool = False


_SESSION = Jointure("JOIN session ON session.id = offre.session_id")
_FORMACODE = Jointure(
    "LEFT JOIN (formation_formacode AS lf JOIN formacode ON formacode.id = lf.formacode_id AND {parmi})"
    " ON lf.formation_id = offre.formation_id",
    DU_FORMACODE,
)
CERTIFICATION: Final = Jointure(
    "LEFT JOIN (formation_certification AS lc"
    " JOIN (certification LEFT JOIN fiche ON fiche.id = certification.fiche_id)"
    " ON certification.id = lc.certification_id AND {parmi})"
    " ON lc.formation_id = offre.formation_id",
    DE_LA_CERTIFICATION,
)
# `OFFSET 0`: what a public is called is told once each, not once for each row
_PUBLIC = Jointure(
    f"LEFT JOIN ({PUBLICS} AS dit"  # noqa: S608  our own names
    f" JOIN (SELECT public_vise.id, {VALEUR_DU_PUBLIC} AS valeur FROM public_vise OFFSET 0) AS public_v"
    " ON public_v.id = dit.public_id AND {parmi}) ON dit.dispositif_id = dispositif.id",
    {"publics": "public_v.valeur = ANY(%(offre_publics)s::text[])"},
)
_QUALIOPI = Jointure(
    "LEFT JOIN certification_qualite ON certification_qualite.organisme_id = {organisme}"
    f" AND {EN_COURS} AND {{parmi}}",
    DE_QUALIOPI,
)
_SITUATION = Jointure("{situation}")
_REGION = Jointure("LEFT JOIN departement ON departement.code = {departement}")
_SAISI = Jointure("JOIN {table} AS saisi ON saisi.id = {objet}")
_JOUR = "saisi.cree_le AT TIME ZONE 'Europe/Paris'"

AXES: Final[Mapping[Axe, Definition]] = {
    Axe.DEPARTEMENT: Definition("{departement}", "departements", (_SITUATION,), propre=True),
    Axe.CHAMP: Definition("formacode.champ_code", "champs", (_FORMACODE,)),
    Axe.NIVEAU_SORTIE: Definition("offre.niveau_sortie_code", "niveaux_sortie"),
    Axe.MODALITE: Definition("offre.modalite_enseignement", "modalites"),
    Axe.TYPE_DISPOSITIF: Definition("dispositif.type_code", "types_dispositif", du_dispositif=True),
    Axe.PUBLIC: Definition("public_v.valeur", "publics", (_PUBLIC,), du_dispositif=True),
    Axe.CERTIFIANTE: Definition("offre.certifiante::text", "certifiante"),
    Axe.MOIS_DEBUT: Definition("offre.mois_debut", "mois_debut"),
    Axe.VOIE: Definition(
        "type_dispositif.voie",
        "voies",
        (Jointure("LEFT JOIN type_dispositif ON type_dispositif.code = dispositif.type_code"),),
        du_dispositif=True,
    ),
    Axe.FINANCEUR: Definition("dispositif.financeur_code", "financeurs", du_dispositif=True),
    Axe.PROGRAMME: Definition("dispositif.programme", "programmes", du_dispositif=True),
    Axe.CONVENTIONNEMENT: Definition("session.conventionnee::text", "conventionnee", (_SESSION,)),
    Axe.ELIGIBLE_CPF: Definition(f"({ELIGIBLE_CPF})::text", "eligible_cpf"),
    Axe.COMMUNE: Definition("{commune}", "communes", (_SITUATION,), propre=True),
    Axe.FORMACODE: Definition("formacode.code", "formacodes", (_FORMACODE,)),
    Axe.CERTIFICATION: Definition("certification.numero", None, (CERTIFICATION,)),
    Axe.TYPE_CERTIFICATION: Definition("certification.type_certification", "types_certification", (CERTIFICATION,)),
    Axe.ORGANISME: Definition(
        "sien.numero", "organismes", (Jointure("JOIN organisme AS sien ON sien.id = {organisme}"),), propre=True
    ),
    Axe.CATEGORIE_ORGANISME: Definition(
        "oc.categorie_code",
        None,
        (Jointure("LEFT JOIN organisme_categorie AS oc ON oc.organisme_id = {organisme}"),),
        propre=True,
    ),
    Axe.QUALIOPI: Definition("certification_qualite.categorie", "qualiopi", (_QUALIOPI,), propre=True),
    Axe.SOURCE: Definition("saisi.source", "sources", (_SAISI,), propre=True),
    Axe.STATUT: Definition(
        "CASE WHEN offre.statut = 'VALIDEE' AND offre.active_jusqu_au < %(aujourdhui)s THEN 'PERIMEE'"
        " ELSE offre.statut END",
        "statuts",
    ),
    Axe.HORS_REGION: Definition(
        "(departement.region_code <> %(region)s)::text", None, (_SITUATION, _REGION), propre=True
    ),
    Axe.ANNEE_DEBUT: Definition("to_char(nullif(offre.debut, '9999-12-31'), 'YYYY')", "debut"),
    Axe.MOIS_SAISIE: Definition(f"to_char({_JOUR}, 'YYYY-MM')", "cree_entre", (_SAISI,), propre=True),
    Axe.ANNEE_SAISIE: Definition(f"to_char({_JOUR}, 'YYYY')", "cree_entre", (_SAISI,), propre=True),
}

# Facets when none is named: those that filter panels show.
PAR_DEFAUT: Final = (
    Axe.DEPARTEMENT,
    Axe.CHAMP,
    Axe.NIVEAU_SORTIE,
    Axe.MODALITE,
    Axe.TYPE_DISPOSITIF,
    Axe.PUBLIC,
    Axe.CERTIFIANTE,
    Axe.MOIS_DEBUT,
)
