"""Root fields on what others publish: thesauri, certifications, communes, lists, the catalogue as a whole."""

from collections.abc import Awaitable
from typing import Annotated, Any

import strawberry
from strawberry import Info

from graph.adresse import Commune
from graph.arguments import After, First
from graph.catalogue import Catalogue
from graph.certification import Certification
from graph.champs import calcule, contexte, suite_racine
from graph.connexion import Connection, Connexion
from graph.formacode import Formacode
from graph.nomenclature import Liste, Nomenclature
from graph.rome import Rome
from loaders.catalogue import catalogue_par_region
from loaders.certification import certification_par_code_certifinfo, certification_par_fiche, certifications
from loaders.commune import communes
from loaders.demande import Demande
from loaders.fenetre import ouvrir
from loaders.formacode import formacode_par_code, formacode_par_version_et_code, formacodes
from loaders.nomenclature import NomNomenclature
from loaders.recherche import motifs, par_index
from loaders.relation import Relation
from loaders.rome import rome_par_code, romes
from models.erreurs import EntreeInvalide

Version = Annotated[int | None, strawberry.argument(description="Version du thésaurus : 14 pour V14.")]
Noms = Annotated[list[NomNomenclature] | None, strawberry.argument(description="Listes voulues ; toutes par défaut.")]
CodeFormacode = Annotated[str, strawberry.argument(description="Code à cinq chiffres.")]
CodeChamp = Annotated[str | None, strawberry.argument(description="Code du champ sémantique : trois chiffres.")]
FormacodeDuMetier = Annotated[
    str | None,
    strawberry.argument(description="Formacode auquel les métiers correspondent, dans sa version la plus récente."),
]
CodeRome = Annotated[str, strawberry.argument(description="Code ROME : une lettre et quatre chiffres.")]
Recherche = Annotated[
    str | None,
    strawberry.argument(description="Débuts de mots cherchés dans les noms, avec ou sans accents."),
]
CodeCertifinfo = Annotated[str | None, strawberry.argument(description="Code Certif Info.")]
CodeRncp = Annotated[str | None, strawberry.argument(description="Code de la fiche RNCP : `RNCP37948`.")]
CodeRs = Annotated[str | None, strawberry.argument(description="Code de la fiche du répertoire spécifique : `RS5130`.")]
CodePostal = Annotated[str | None, strawberry.argument(description="Code postal.")]
CodeDepartement = Annotated[str | None, strawberry.argument(description="Code Insee du département.")]


def _page(info: Info, relation: Relation, first: int | None, after: str | None, **filtres: Any) -> Connexion:
    donnes = tuple((nom, valeur) for nom, valeur in filtres.items() if valeur is not None)
    return Connexion(contexte(info), relation, (), Demande(filtres=donnes), ouvrir(relation.ordre, first, after))


def _formacode(info: Info, code: CodeFormacode, version: Version = None) -> Awaitable[Any]:
    if version is None:
        return contexte(info).charger(formacode_par_code, code)
    return contexte(info).charger(formacode_par_version_et_code, (version, code))


def _formacodes(
    info: Info,
    recherche: Recherche = None,
    champ: CodeChamp = None,
    version: Version = None,
    first: First = None,
    after: After = None,
) -> Connexion:
    filtres = {"recherche": motifs(recherche), "champ": champ, "version": version}
    return _page(info, formacodes, first, after, **filtres)


def _certification(
    info: Info, code_certifinfo: CodeCertifinfo = None, code_rncp: CodeRncp = None, code_rs: CodeRs = None
) -> Awaitable[Any]:
    donnes = [code for code in (code_certifinfo, code_rncp, code_rs) if code is not None]
    if len(donnes) != 1:
        raise EntreeInvalide("Donnez un code et un seul : `codeCertifinfo`, `codeRncp` ou `codeRs`.")
    relation = certification_par_fiche if code_certifinfo is None else certification_par_code_certifinfo
    return contexte(info).charger(relation, donnes[0])


def _rome(info: Info, code: CodeRome) -> Awaitable[Any]:
    return contexte(info).charger(rome_par_code, code.strip().upper())


def _romes(
    info: Info,
    recherche: Recherche = None,
    formacode: FormacodeDuMetier = None,
    first: First = None,
    after: After = None,
) -> Connexion:
    return _page(info, romes, first, after, recherche=motifs(recherche), formacode=formacode)


def _communes(
    info: Info,
    recherche: Recherche = None,
    code_postal: CodePostal = None,
    departement: CodeDepartement = None,
    first: First = None,
    after: After = None,
) -> Connexion:
    mots = motifs(recherche)
    filtres = {"recherche" if par_index(mots) else "recherche_courte": mots, "code_postal": code_postal}
    return _page(info, communes, first, after, departement=departement, **filtres)


def _nomenclatures(noms: Noms = None) -> list[Liste]:
    return [Liste(nom) for nom in (NomNomenclature if noms is None else noms)]


def _catalogue(info: Info) -> Awaitable[Any]:
    ouvert = contexte(info)
    return ouvert.charger(catalogue_par_region, ouvert.region)


@strawberry.type
class LectureReferences:
    """The part of Query about references."""

    formacode: Formacode | None = calcule(
        _formacode, "Le mot-clé de ce code, dans la version la plus récente qui le contient."
    )
    formacodes: Connection[Formacode] = calcule(
        _formacodes, "Mots-clés du Formacode, par code ; cherchés aussi par leurs synonymes."
    )
    rome: Rome | None = calcule(_rome, "Le métier de ce code ROME.")
    romes: Connection[Rome] = calcule(_romes, "Métiers du ROME, par code ; cherchés aussi par leurs appellations.")
    certification: Certification | None = calcule(
        _certification,
        (
            "Une certification, par un seul de ses codes. "
            "Une fiche que plusieurs codes Certif Info nomment répond toujours par la même."
        ),
    )
    certifications: Connection[Certification] = suite_racine(certifications, "Certifications, par numéro.")
    communes: Connection[Commune] = calcule(
        _communes,
        "Communes, par code Insee ; cherchées aussi par les noms de leurs communes déléguées et de leurs lieux-dits.",
    )
    nomenclatures: list[Nomenclature] = calcule(_nomenclatures, "Listes de valeurs, pour remplir un formulaire.")
    catalogue: Catalogue = calcule(_catalogue, "Le catalogue dans son ensemble.")
