"""The address of what is entered: what is given, and the row that it becomes."""

import re
from collections.abc import Mapping
from typing import Any

import strawberry

from graph.mutations.donnees.champ import donnee
from graph.mutations.donnees.saisie import Saisie, Valeurs, colonne, donnees_de, propre
from models.adresse import empreinte

CODE_POSTAL = re.compile(r"[0-9]{5}")

_COMMUNE = "-- commune_d_une_adresse\nSELECT id, libelle, codes_postaux FROM commune WHERE code = %s"
_CONNUE = "-- adresse_connue\nSELECT id FROM adresse WHERE empreinte = %s"
_ADRESSE = """-- ecrire_adresse
INSERT INTO adresse (empreinte, denomination, lignes, code_postal, ville, commune_id, pays, latitude, longitude)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (empreinte) DO NOTHING"""


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
        return {nom: _adresse(saisie, champ, {cle: propre(v) for cle, v in donnees_de(donne).items()})}

    return lire_l_adresse


def _adresse(saisie: Saisie, champ: tuple[str, ...], donnee: Mapping[str, Any]) -> int | None:
    commune, ville, code_postal = None, None, donnee.get("code_postal")
    if code := donnee.get("commune"):
        trouvee = saisie.connexion.execute(_COMMUNE, (code,)).fetchone()
        if trouvee is None:
            faire = "Donnez le code Insee d'une commune, comme 53147 : voir `communes`."
            saisie.refuser("INCONNU", (*champ, "commune"), f"« {code:.20} » n'est pas une commune.", faire)
            return None
        commune, ville, codes = trouvee
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
    parties = (
        *(donnee.get("denomination"), lignes, code_postal, ville, commune, "FR"),
        *(latitude, longitude),
    )
    signe = empreinte("saisie", *parties)
    # never locked: others write it too, in any order
    if (trouve := saisie.connexion.execute(_CONNUE, (signe,)).fetchone()) is None:
        saisie.connexion.execute(_ADRESSE, (signe, *parties))
        trouve = saisie.connexion.execute(_CONNUE, (signe,)).fetchone()
    return None if trouve is None else int(trouve[0])


def _sur_terre(latitude: float | None, longitude: float | None) -> bool:
    """Whether two coordinates are of a place, or of none."""
    if latitude is None or longitude is None:
        return latitude is longitude
    return abs(latitude) <= 90 and abs(longitude) <= 180  # noqa: PLR2004  degrees
