"""Root fields on what others publish: thesauri, certifications, communes, lists, the catalogue as a whole."""

from typing import Annotated

import strawberry
from strawberry import Info

from graph.adresse import Commune
from graph.arguments import After, First
from graph.catalogue import Catalogue
from graph.certification import Certification
from graph.certification_filtre import CertificationFiltre, lire_certification_filtre
from graph.champs import calcule, contexte
from graph.connexion import Connection
from graph.criteres import page_voulue
from graph.formacode import Formacode
from graph.nomenclature import Liste, Nomenclature
from graph.regle import Regle, lire_regles
from graph.rome import Rome
from graph.suivi import Forme, suivre
from loaders.catalogue import catalogue_par_region
from loaders.certification import certification_par_code_certifinfo, certification_par_fiche, certifications
from loaders.commune import communes
from loaders.demande import Demande, Visee
from loaders.fenetre import ouvrir
from loaders.formacode import formacode_par_code, formacode_par_version_et_code, formacodes
from loaders.nomenclature import NomNomenclature
from loaders.recherche import motifs, par_index
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
FiltreDeCertifications = Annotated[
    CertificationFiltre | None, strawberry.argument(description="Ce que la liste doit contenir.")
]
CodeRs = Annotated[str | None, strawberry.argument(description="Code de la fiche du répertoire spécifique : `RS5130`.")]
CodePostal = Annotated[str | None, strawberry.argument(description="Code postal.")]
CodeDepartement = Annotated[str | None, strawberry.argument(description="Code Insee du département.")]


def _formacode(code: CodeFormacode, version: Version = None) -> Visee:
    return Visee(formacode_par_code, code) if version is None else Visee(formacode_par_version_et_code, (version, code))


def _formacodes(
    recherche: Recherche = None,
    champ: CodeChamp = None,
    version: Version = None,
    first: First = None,
    after: After = None,
) -> Visee:
    filtres = {"recherche": motifs(recherche), "champ": champ, "version": version}
    return page_voulue(formacodes, first, after, **filtres)


def _certification(code_certifinfo: CodeCertifinfo = None, code_rncp: CodeRncp = None, code_rs: CodeRs = None) -> Visee:
    donnes = [code for code in (code_certifinfo, code_rncp, code_rs) if code is not None]
    if len(donnes) != 1:
        raise EntreeInvalide("Donnez un code et un seul : `codeCertifinfo`, `codeRncp` ou `codeRs`.")
    relation = certification_par_fiche if code_certifinfo is None else certification_par_code_certifinfo
    return Visee(relation, donnes[0])


async def _certifications(
    info: Info, filtre: FiltreDeCertifications = None, first: First = None, after: After = None
) -> Visee:
    lu = await lire_certification_filtre(contexte(info), filtre)
    fenetre = ouvrir(certifications.ordre, first, after)
    return Visee(certifications, (), Demande(filtres=lu.criteres(), lecture=fenetre, offre=lu.offre))


def _rome(code: CodeRome) -> Visee:
    return Visee(rome_par_code, code.strip().upper())


def _romes(
    recherche: Recherche = None,
    formacode: FormacodeDuMetier = None,
    first: First = None,
    after: After = None,
) -> Visee:
    return page_voulue(romes, first, after, recherche=motifs(recherche), formacode=formacode)


def _communes(
    recherche: Recherche = None,
    code_postal: CodePostal = None,
    departement: CodeDepartement = None,
    first: First = None,
    after: After = None,
) -> Visee:
    mots = motifs(recherche)
    filtres = {"recherche" if par_index(mots) else "recherche_courte": mots, "code_postal": code_postal}
    return page_voulue(communes, first, after, departement=departement, **filtres)


def _nomenclatures(noms: Noms = None) -> list[Liste]:
    return [Liste(nom) for nom in (NomNomenclature if noms is None else noms)]


def _catalogue(info: Info) -> Visee:
    return Visee(catalogue_par_region, contexte(info).parametres.region)


@strawberry.type
class LectureReferences:
    """The part of Query about references."""

    formacode: Formacode | None = suivre(
        Forme.UN,
        _formacode,
        "Le mot-clé de ce code, dans la version la plus récente qui le contient.",
        possibles=(formacode_par_code, formacode_par_version_et_code),
    )
    formacodes: Connection[Formacode] = suivre(
        Forme.PAGE,
        _formacodes,
        "Mots-clés du Formacode, par code ; cherchés aussi par leurs synonymes.",
        relation=formacodes,
    )
    rome: Rome | None = suivre(Forme.UN, _rome, "Le métier de ce code ROME.", relation=rome_par_code)
    romes: Connection[Rome] = suivre(
        Forme.PAGE, _romes, "Métiers du ROME, par code ; cherchés aussi par leurs appellations.", relation=romes
    )
    certification: Certification | None = suivre(
        Forme.UN,
        _certification,
        (
            "Une certification, par un seul de ses codes. "
            "Une fiche que plusieurs codes Certif Info nomment répond toujours par la même."
        ),
        possibles=(certification_par_code_certifinfo, certification_par_fiche),
    )
    certifications: Connection[Certification] = suivre(
        Forme.PAGE, _certifications, "Certifications, par numéro.", relation=certifications
    )
    communes: Connection[Commune] = suivre(
        Forme.PAGE,
        _communes,
        "Communes, par code Insee ; cherchées aussi par les noms de leurs communes déléguées et de leurs lieux-dits.",
        relation=communes,
    )
    nomenclatures: list[Nomenclature] = calcule(_nomenclatures, "Listes de valeurs, pour remplir un formulaire.")
    regles: list[Regle] = calcule(
        lire_regles, "Règles de gestion, par code : celles qui valent aujourd'hui, et celles dont la période est finie."
    )
    catalogue: Catalogue = suivre(
        Forme.UN, _catalogue, "Le catalogue dans son ensemble.", relation=catalogue_par_region
    )
