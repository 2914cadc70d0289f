"""The address of what is entered: what is given, and the row that it becomes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import strawberry
from psycopg.types.json import Jsonb

from graph.mutations.donnees.champ import donnee
from graph.mutations.donnees.saisie import Saisie, Valeurs, colonne, donnees_de, propre
from models.adresse import empreinte

CODE_POSTAL = re.compile(r"[0-9]{5}")

_COMMUNES = "-- communes_des_adresses\nSELECT code, id, libelle, codes_postaux FROM commune WHERE code = ANY(%s)"
_CONNUES = "-- adresses_connues\nSELECT empreinte, id FROM adresse WHERE empreinte = ANY(%s)"
# in one order, so that two that write the same ones do not wait for each other
_ECRIRE = """-- ecrire_adresses
INSERT INTO adresse (empreinte, denomination, lignes, code_postal, ville, commune_id, pays, latitude, longitude)
SELECT * FROM jsonb_to_recordset(%s) AS donnee (empreinte text, denomination text, lignes text[], code_postal text,
    ville text, commune_id bigint, pays text, latitude float, longitude float) ORDER BY empreinte
ON CONFLICT (empreinte) DO NOTHING"""
COLONNES = ("denomination", "lignes", "code_postal", "ville", "commune_id", "pays", "latitude", "longitude")

Champ = tuple[str, ...]


@strawberry.input(description="Une adresse, donnée en entier : elle remplace celle qui y était.")
class AdresseDonnees:
    """Read by `adresse`."""

    denomination: str | None = donnee("Nom du lieu.")
    lignes: list[str] | None = donnee("Lignes, quatre au plus.")
    code_postal: str | None = donnee("Code postal ; celui de la commune quand elle n'en a qu'un.")
    commune: str | None = donnee("Code Insee de la commune : voir `communes`.")
    latitude: float | None = donnee("Latitude, en degrés.")
    longitude: float | None = donnee("Longitude, en degrés.")


def adresse(nom: str, *, exigee: bool = False) -> Any:
    """An address, whole: it replaces the one that was there."""

    def lire_l_adresse(saisie: Saisie, champ: tuple[str, ...], donne: Any) -> Valeurs:
        if donne is None:
            effacee: Valeurs = colonne(nom, exigee=exigee)(saisie, champ, None)
            return effacee
        if champ not in saisie.adresses:
            poser(saisie, {champ: donne})
        return {nom: saisie.adresses[champ]}

    return lire_l_adresse


def poser(saisie: Saisie, donnees: Mapping[Champ, Any]) -> None:
    """Write the addresses given at these paths, in as many statements however many: the Saisie has their keys."""
    propres = {champ: {cle: propre(v) for cle, v in donnees_de(donne).items()} for champ, donne in donnees.items()}
    codes = {donnee["commune"] for donnee in propres.values() if donnee.get("commune")}
    communes = _communes(saisie, codes) if codes else {}
    lues = {champ: _parties(saisie, champ, donnee, communes) for champ, donnee in propres.items()}
    signes = {champ: empreinte("saisie", *parties) for champ, parties in lues.items() if parties is not None}
    cles = _ecrire(saisie, {signe: lues[champ] for champ, signe in signes.items()}) if signes else {}
    saisie.adresses.update((champ, cles.get(signes.get(champ, ""))) for champ in donnees)


def _communes(saisie: Saisie, codes: Iterable[str]) -> Mapping[str, Sequence[Any]]:
    return {code: reste for code, *reste in saisie.connexion.execute(_COMMUNES, ([*codes],))}


def _parties(
    saisie: Saisie, champ: Champ, donnee: Mapping[str, Any], communes: Mapping[str, Sequence[Any]]
) -> tuple[Any, ...] | None:
    """The values of its columns; null when it is refused."""
    commune, ville, code_postal = None, None, donnee.get("code_postal")
    if code := donnee.get("commune"):
        if code not in communes:
            faire = "Donnez le code Insee d'une commune, comme 53147 : voir `communes`."
            saisie.refuser("INCONNU", (*champ, "commune"), f"« {code:.20} » n'est pas une commune.", faire)
            return None
        commune, ville, codes = communes[code]
        code_postal = code_postal or (codes[0] if len(codes) == 1 else None)
    if code_postal is not None and not CODE_POSTAL.fullmatch(code_postal):
        faire = "Donnez ses cinq chiffres, comme 53100."
        saisie.refuser("FORMAT", (*champ, "codePostal"), f"« {code_postal:.20} » n'est pas un code postal.", faire)
        return None
    latitude, longitude = donnee.get("latitude"), donnee.get("longitude")
    if not _sur_terre(latitude, longitude):
        faire = "Donnez les deux, en degrés, comme 48.3 et -0.6167, ou aucune."
        saisie.refuser("FORMAT", (*champ, "latitude"), "Ces coordonnées ne sont pas celles d'un lieu.", faire)
        return None
    lignes = [ligne for ligne in map(propre, donnee.get("lignes") or ()) if ligne]
    return (donnee.get("denomination"), lignes, code_postal, ville, commune, "FR", latitude, longitude)


def _ecrire(saisie: Saisie, signees: Mapping[str, tuple[Any, ...] | None]) -> Mapping[str, int]:
    """The key of each, written where nobody had yet; none is locked: others write them too."""
    cles: dict[str, int] = dict(saisie.connexion.execute(_CONNUES, ([*signees],)).fetchall())
    nouvelles = [
        {"empreinte": signe, **dict(zip(COLONNES, parties or (), strict=True))}
        for signe, parties in signees.items()
        if signe not in cles
    ]
    if nouvelles:
        saisie.connexion.execute(_ECRIRE, (Jsonb(nouvelles),))
        cles.update(saisie.connexion.execute(_CONNUES, ([*signees],)).fetchall())
    return cles


def _sur_terre(latitude: float | None, longitude: float | None) -> bool:
    """Whether two coordinates are of a place, or of none."""
    if latitude is None or longitude is None:
        return latitude is longitude
    return abs(latitude) <= 90 and abs(longitude) <= 180  # noqa: PLR2004  degrees
