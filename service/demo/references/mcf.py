"""Mon Compte Formation's catalogue: a line for each offer of an organisme in a département, under its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.demo.references import vocabulaire
from service.demo.references.certifications import actuelles
from service.demo.references.communes import REGION
from service.demo.references.libelles import libelles
from service.demo.vocabulaire import domaines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from service.demo.organismes import Organisme
    from service.demo.references.certifications import Certification
    from service.demo.vocabulaire import Modele

ENTETE = (
    *("date_extract", "nom_of", "nom_departement", "nom_region", "type_referentiel"),
    *("code_inventaire", "code_rncp", "intitule_certification", "libelle_niveau_sortie_formation"),
    *(f"code_formacode_{rang}" for rang in range(1, 6)),
    "libelle_code_formacode_principal",
    *(f"libelle_nsf_{rang}" for rang in (1, 2, 3)),
    *(f"code_nsf_{rang}" for rang in (1, 2, 3)),
    *("code_certifinfo", "siret", "numero_formation", "intitule_formation", "points_forts"),
    *("nb_action", "nb_session_active", "nb_session_a_distance"),
    *(f"nombre_heures_total_{borne}" for borne in ("min", "max", "mean")),
    *(f"frais_ttc_tot_{borne}" for borne in ("min", "max", "mean")),
    *("code_departement", "code_region", "nbaction_nbheures", "coderegion_export"),
)
AUCUN = "-1"
PAR_CERTIFICATION = 3  # offers of each, that a real extract has by the hundred


def lignes(formateurs: Mapping[str, Sequence[Organisme]], aujourdhui: date) -> Iterator[list[object]]:
    """The first organismes that train for each certification."""
    for certification in actuelles():
        if modele := certification.modele:
            dites = _de_la_certification(certification, modele)
            for organisme in formateurs.get(certification.fiche, ())[:PAR_CERTIFICATION]:
                cellules = dites | _de_l_organisme(organisme, certification) | {"date_extract": aujourdhui.isoformat()}
                yield [cellules.get(colonne, "") for colonne in ENTETE]


def _de_la_certification(certification: Certification, modele: Modele) -> dict[str, object]:
    registre = certification.fiche.rstrip("0123456789")
    numero = certification.fiche.removeprefix(registre)
    heures = modele.heures_centre
    prix = heures * domaines()[modele.domaine].prix_horaire
    return {
        "type_referentiel": registre,
        "code_inventaire": numero if registre == "RS" else AUCUN,
        "code_rncp": numero if registre == "RNCP" else AUCUN,
        "intitule_certification": certification.intitule,
        "libelle_niveau_sortie_formation": f"Niveau {certification.niveau}" if certification.niveau else "Sans niveau",
        **{f"code_formacode_{rang}": code for rang, code in enumerate(modele.formacodes, 1)},
        "libelle_code_formacode_principal": vocabulaire.formacodes()[modele.formacodes[0]].libelle,
        "libelle_nsf_1": libelles("nsf")[modele.nsf],
        "code_nsf_1": modele.nsf,
        "code_certifinfo": certification.code,
        "intitule_formation": modele.intitule,
        **dict.fromkeys(("nb_action", "nb_session_active", "nbaction_nbheures"), 1),
        "nb_session_a_distance": 0,
        **dict.fromkeys((f"nombre_heures_total_{borne}" for borne in ("min", "max", "mean")), heures),
        **dict.fromkeys((f"frais_ttc_tot_{borne}" for borne in ("min", "max", "mean")), f"{prix}.0"),
    }


def _de_l_organisme(organisme: Organisme, certification: Certification) -> dict[str, object]:
    departement = organisme.sites[0].commune.departement
    return {
        "nom_of": organisme.nom.upper(),
        "nom_departement": libelles("departement")[departement],
        "nom_region": libelles("region")[REGION],
        "siret": organisme.siret,
        "numero_formation": f"{organisme.siret}_{certification.code}-{certification.fiche}",
        "code_departement": departement,
        "code_region": REGION,
        "coderegion_export": REGION,
    }
