"""Rules on addresses, whatever they are of: their texts, their postal code, where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rules.distance import Point, metres
from rules.regle import AVERTISSEMENT, BLOQUANT, Cadre, Moment, Regle, constat, declarer
from rules.textes import Texte

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from models.enumerations import TypeObjet
    from rules.dossier import Adresse
    from rules.regle import Constats

    Lecture = Callable[[Any], Adresse | None]
    Lectures = Callable[[Any], Iterable[tuple[tuple[str, ...], Adresse | None]]]

LIGNES_MAX = 4
LIGNE, VILLE, DENOMINATION = 50, 50, 255


def textes_d_adresse(champ: str, lire: Lecture) -> tuple[Texte, ...]:
    """The texts of the address that an object has under this name."""
    nom = "".join(f"_{c}" if c.isupper() else c.upper() for c in champ)
    return textes_d_adresses(nom, (champ,), lambda objet: [((champ,), lire(objet))])


def textes_d_adresses(nom: str, champ: tuple[str, ...], lire: Lectures) -> tuple[Texte, ...]:
    """The texts of several addresses, each at its path; `nom`: theirs in codes."""

    def un(attribut: str) -> Any:
        return lambda objet: [((*ou, attribut), getattr(une, attribut)) for ou, une in lire(objet) if une]

    def lignes(objet: Any) -> Any:
        return [
            ((*ou, "lignes", str(n)), ligne)
            for ou, une in lire(objet)
            for n, ligne in enumerate(une.lignes if une else ())
        ]

    return (
        Texte(f"{nom}_LIGNE", "une ligne de l'adresse", LIGNE, (*champ, "lignes", "*"), lignes),
        Texte(f"{nom}_VILLE", "la ville", VILLE, (*champ, "ville"), un("ville")),
        Texte(f"{nom}_DENOMINATION", "le nom du lieu", DENOMINATION, (*champ, "denomination"), un("denomination")),
    )


def declarer_adresse(objet: TypeObjet) -> None:
    """The rules on the `adresse` of a kind of object."""
    declarer(
        Regle(
            code=f"{objet}_ADRESSE_LIGNES",
            niveau=BLOQUANT,
            message="L'adresse a {nombre} lignes : 4 au plus.",
            quoi_faire="Regroupez-les ; la ville et le code postal ont leurs propres champs.",
            champ=("adresse", "lignes"),
            moment=Moment.SAISIE,
        )
    )(_trop_de_lignes)
    declarer(
        Regle(
            code=f"{objet}_ADRESSE_CODE_POSTAL_INCOHERENT",
            niveau=BLOQUANT,
            message="Le code postal {code_postal} n'est pas dans le département de {commune}.",
            quoi_faire="Corrigez le code postal ou la commune.",
            champ=("adresse", "codePostal"),
            moment=Moment.SAISIE,
        )
    )(_code_postal_d_ailleurs)
    declarer(
        Regle(
            code=f"{objet}_ADRESSE_CODE_POSTAL_INCONNU",
            niveau=AVERTISSEMENT,
            message="La Poste ne connaît pas le code postal {code_postal} pour {commune}.",
            quoi_faire="Vérifiez-le ; un code Cedex convient mieux à une boîte postale qu'à un lieu de formation.",
            champ=("adresse", "codePostal"),
        )
    )(_code_postal_inconnu)
    declarer(
        Regle(
            code=f"{objet}_ADRESSE_POINT_ELOIGNE",
            niveau=AVERTISSEMENT,
            message="Le point donné est à {km} km du centre de {commune}.",
            quoi_faire="Replacez le point sur la carte, ou corrigez la commune.",
            champ=("adresse", "latitude"),
        )
    )(_point_eloigne)


def _trop_de_lignes(objet: Any, _: Cadre) -> Constats:
    if objet.adresse and len(objet.adresse.lignes) > LIGNES_MAX:
        yield constat(nombre=len(objet.adresse.lignes))


def _code_postal_d_ailleurs(objet: Any, _: Cadre) -> Constats:
    adresse = objet.adresse
    if adresse and _inconnu(adresse) and not _du_departement(adresse):
        yield constat(code_postal=adresse.code_postal, commune=adresse.commune_libelle)


def _code_postal_inconnu(objet: Any, _: Cadre) -> Constats:
    adresse = objet.adresse
    if adresse and _inconnu(adresse) and _du_departement(adresse):
        yield constat(code_postal=adresse.code_postal, commune=adresse.commune_libelle)


def _inconnu(adresse: Adresse) -> bool:
    """Whether the commune has postal codes, and this is none of them."""
    connus = adresse.codes_postaux
    return bool(adresse.code_postal and connus and adresse.code_postal not in connus)


def _du_departement(adresse: Adresse) -> bool:
    debut = {"2A": "20", "2B": "20"}.get(adresse.departement or "", adresse.departement or "")
    return (adresse.code_postal or "").startswith(debut)


def _point_eloigne(objet: Any, cadre: Cadre) -> Constats:
    if (km := _ecart_km(objet.adresse)) > cadre.parametres.distance_adresse_km:
        yield constat(km=round(km), commune=objet.adresse.commune_libelle)


def _ecart_km(adresse: Adresse | None) -> float:
    """From the point of an address to the centre of its commune; 0 when one of them is not known."""
    if adresse is None or adresse.latitude is None or adresse.longitude is None:
        return 0
    if adresse.commune_latitude is None or adresse.commune_longitude is None:
        return 0
    centre = Point(adresse.commune_latitude, adresse.commune_longitude)
    return metres(Point(adresse.latitude, adresse.longitude), centre) / 1000
