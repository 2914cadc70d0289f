"""All that a document says of its offers, as the importer understands it: what an export must say again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from lxml import etree

from importers.lheo import valeurs
from models.lheo.espaces import ESPACES
from models.lheo.grammaire import grammaire
from rules.organisme import lire_nda, lire_siret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Parole = tuple[str, str]
ESPACE: Final = f"{{{ESPACES['2.3']}}}"
UNITES: Final = frozenset({("offres", "formation"), ("lheo-plus", "organisme-formation-responsable")})
LIBRES: Final = frozenset({"extras", "extra"})
# Numbers of what the catalogue numbers itself.
NUMEROTES: Final = re.compile(
    r"formation|action|session|organisme-.*|SIRET-.*|lieu-de-formation|contact-.*|coordonnees|adresse"
)
# What these hold besides a value is told of the element around: each of them is one column of it.
PORTEURS: Final = re.compile(
    r"(?:/(?:domaine-formation|coordonnees(?:-organisme)?|geolocalisation|telfixe|portable|web|date-information|potentiel"
    r"|adresse-inscription|periode|periode-inscription|(?:SIRET|code-UAI|url)-[A-Za-z-]+))+(?=/extras)"
)
VERSIONNES: Final = frozenset({"code-FORMACODE", "code-public-vise"})


def paroles(document: bytes) -> Counter[Parole]:
    """How often each thing is said: (path without ranks, text); an attribute ends its path with `@nom`.

    The envelope says nothing of an offer; what is marked `sofi` was not said by the catalogue.
    """
    racine = etree.fromstring(document, etree.XMLParser(remove_comments=True, remove_pis=True))
    return Counter(
        parole
        for noeud in racine.iter(*(f"{ESPACE}{nom}" for _, nom in UNITES))
        if (_nom(noeud.getparent()), _nom(noeud)) in UNITES
        for parole in _dites(noeud, "")
    )


def _dites(noeud: etree._Element, au_dessus: str, *, libre: bool = False) -> Iterator[Parole]:
    if noeud.get("tag") == "sofi":
        return
    nom = _nom(noeud)
    info = f"[{noeud.get('info', '')}]" if nom in LIBRES else ""
    chemin = _chemin(f"{au_dessus}{nom}{info}")
    yield from _attributs(noeud, nom, chemin, libre=libre)
    if libre or nom in LIBRES:
        textes = [texte.strip() for texte in (noeud.text, *(enfant.tail for enfant in noeud)) if texte]
        yield from ((chemin, texte) for texte in textes if texte or not len(noeud))
        if not textes and not len(noeud):
            yield chemin, ""
    elif grammaire("2.3")[nom].genre != "sequence" and (dit := _compris(nom, noeud.text or "")):
        yield chemin, f"{noeud.get('ref', 'V14')} {dit}" if nom in VERSIONNES else dit
    for enfant in noeud:
        yield from _dites(enfant, f"{chemin}/", libre=libre or nom in LIBRES)


def _attributs(noeud: etree._Element, nom: str, chemin: str, *, libre: bool) -> Iterator[Parole]:
    for attribut, texte in noeud.attrib.items():
        dans_le_chemin = attribut == "info" and nom in LIBRES
        tu = (
            (attribut == "numero" and NUMEROTES.fullmatch(nom))
            or (attribut == "ref" and nom in VERSIONNES)  # is with its code
            or (attribut == "tag" and texte == "principal")  # is the rank
        )
        if not dans_le_chemin and (libre or not tu) and (dit := ATTRIBUTS.get(attribut, valeurs.code)(texte)):
            yield f"{chemin}@{attribut}", dit


def _chemin(chemin: str) -> str:
    """Without what the catalogue does not tell apart: telephones fixed or mobile, extras of an object or its parts."""
    return PORTEURS.sub("", chemin).replace("/portable", "/telfixe")


def _compris(nom: str, texte: str) -> str | None:
    genre = grammaire("2.3")[nom].genre
    return NORMES.get(nom, NORMES.get(genre, valeurs.texte))(texte)


def _nom(noeud: etree._Element | None) -> str:
    """Without the namespace, when it is Lhéo's."""
    return "" if noeud is None else noeud.tag.removeprefix(ESPACE)


def _entier(texte: str) -> str | None:
    lu = valeurs.entier(texte)
    return None if lu is None else str(lu)


def _degres(texte: str) -> str | None:
    try:
        return str(float(texte.replace(",", ".")))
    except ValueError:
        return texte.strip() or None


def _fiche(texte: str) -> str | None:
    return texte.strip().upper().removeprefix("RNCP").removeprefix("RS").lstrip("0") or None


def _minuscules(texte: str) -> str | None:
    return texte.strip().lower() or None


ATTRIBUTS: Final[Mapping[str, Callable[[str], str | None]]] = {
    **dict.fromkeys(("datecrea", "datemaj"), valeurs.partielle),
    **{f"horodatage-{quoi}": lambda texte: valeurs.instant(None, texte) for quoi in ("creation", "modification")},
}
NORMES: Final[Mapping[str, Callable[[str], str | None]]] = {
    "code": valeurs.code,
    "entier": _entier,
    "date": valeurs.partielle,
    "SIRET": lambda texte: lire_siret(texte).valeur,
    "numero-activite": lambda texte: lire_nda(texte).valeur,
    "code-UAI": valeurs.uai,
    "langue-formation": _minuscules,
    **dict.fromkeys(("latitude", "longitude"), _degres),
    **dict.fromkeys(("code-RNCP", "code-RS"), _fiche),
    **dict.fromkeys(("prix-total-TTC", "prix-horaire-TTC"), valeurs.prix),
}
