"""The settings, read once from the environment by `service` and passed down as plain data."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field, PositiveFloat, PositiveInt, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from models.erreurs import EntreeInvalide
from models.nomenclatures import nomenclature

Port = Annotated[int, Field(ge=1, le=65535)]
# of public keys alone: with a secret, what verifies could sign
Algorithme = Literal["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
# encrypted, but on this machine
AdresseDesCles = Annotated[str, Field(pattern=r"^(https://|http://(localhost|127\.0\.0\.1|\[::1\])[:/])")]


class Reglages(BaseSettings):
    """What an operator may decide; each field names its environment variable."""

    model_config = SettingsConfigDict(frozen=True, env_ignore_empty=True, extra="ignore", case_sensitive=True)

    database_url: str | None = Field(None, validation_alias="DATABASE_URL", repr=False)  # may hold a password
    data: Path = Field(Path(".sofi"), validation_alias="SOFI_DATA")
    pg_bindir: Path | None = Field(None, validation_alias="PG_BINDIR")

    hote: str = Field("127.0.0.1", validation_alias="SOFI_HOST")
    port: Port = Field(8000, validation_alias="PORT")
    origines_cors: Annotated[tuple[str, ...], NoDecode] = Field((), validation_alias="SOFI_CORS_ORIGINS")
    corps_max: PositiveInt = Field(1024 * 1024, validation_alias="SOFI_CORPS_MAX")  # bytes of a request body
    import_max: PositiveInt = Field(64 * 1024 * 1024, validation_alias="SOFI_IMPORT_MAX")  # bytes of a Lhéo file sent

    delai_requete_s: PositiveFloat = Field(10.0, validation_alias="SOFI_DELAI_REQUETE_S")  # statement timeout
    pool_min: PositiveInt = Field(2, validation_alias="SOFI_POOL_MIN")
    pool_max: PositiveInt = Field(10, validation_alias="SOFI_POOL_MAX")
    pool_attente_s: PositiveFloat = Field(3.0, validation_alias="SOFI_POOL_ATTENTE_S")
    pool_file: PositiveInt = Field(200, validation_alias="SOFI_POOL_FILE")  # requests waiting for a connection
    exports_max: PositiveInt = Field(2, validation_alias="SOFI_EXPORTS_MAX")  # at once, of each process
    plan: bool = Field(True, validation_alias="SOFI_PLAN")  # reads are compiled; else Strawberry resolves them
    pgbouncer: bool = Field(False, validation_alias="SOFI_PGBOUNCER")

    # of the lines of a source's last file, below which a file of references must be confirmed
    part_minimale: Annotated[float, Field(ge=0, le=1)] = Field(0.8, validation_alias="SOFI_PART_MINIMALE")

    region: str = Field("52", validation_alias="SOFI_REGION")  # INSEE's code of the one that the catalogue is of

    # the OIDC provider whose JWT are accepted: the three first, or none
    oidc_emetteur: str | None = Field(None, validation_alias="SOFI_OIDC_EMETTEUR")
    oidc_audience: str | None = Field(None, validation_alias="SOFI_OIDC_AUDIENCE")
    oidc_jwks_url: AdresseDesCles | None = Field(None, validation_alias="SOFI_OIDC_JWKS_URL")
    oidc_algorithmes: Annotated[tuple[Algorithme, ...], NoDecode] = Field(
        ("RS256", "ES256"), validation_alias="SOFI_OIDC_ALGORITHMES"
    )
    oidc_tolerance_s: Annotated[float, Field(ge=0, le=300)] = Field(30.0, validation_alias="SOFI_OIDC_TOLERANCE_S")
    oidc_courriel: str = Field("email", validation_alias="SOFI_OIDC_COURRIEL")  # the claim that holds the address
    # of the rules on what is entered
    departements: Annotated[tuple[str, ...], NoDecode] = Field((), validation_alias="SOFI_DEPARTEMENTS")
    sessions_unitaires_max: PositiveInt = Field(1, validation_alias="SOFI_SESSIONS_UNITAIRES_MAX")
    fenetre_permanente_jours: PositiveInt = Field(366, validation_alias="SOFI_FENETRE_PERMANENTE_JOURS")
    duree_longue_jours: PositiveInt = Field(1830, validation_alias="SOFI_DUREE_LONGUE_JOURS")
    distance_adresse_km: PositiveFloat = Field(20.0, validation_alias="SOFI_DISTANCE_ADRESSE_KM")
    distance_dans_le_perimetre: bool = Field(True, validation_alias="SOFI_DISTANCE_DANS_LE_PERIMETRE")
    annees_a_venir_max: Annotated[int, Field(ge=1, le=100)] = Field(10, validation_alias="SOFI_ANNEES_A_VENIR_MAX")

    aujourdhui: date | None = Field(None, validation_alias="SOFI_AUJOURDHUI")

    @field_validator("region")
    @classmethod
    def _en_vigueur(cls, code: str) -> str:
        if all(region["code"] != code or region["fin"] for region in nomenclature("region")):
            raise ValueError(code)
        return code

    @field_validator("departements", mode="before")
    @classmethod
    def _departements(cls, valeur: object) -> object:
        codes = tuple(code.strip() for code in valeur.split(",")) if isinstance(valeur, str) else valeur
        if isinstance(codes, tuple) and not {d["code"] for d in nomenclature("departement")}.issuperset(codes):
            raise PydanticCustomError("departements", "unknown code")
        return codes

    @field_validator("origines_cors", "oidc_algorithmes", mode="before")
    @classmethod
    def _separer(cls, valeur: object) -> object:
        if isinstance(valeur, str):
            return tuple(partie for morceau in valeur.split(",") if (partie := morceau.strip().rstrip("/")))
        return valeur


def lire_reglages() -> Reglages:
    """Read the environment; raises EntreeInvalide naming each variable it cannot accept."""
    try:
        reglages = Reglages()
    except ValidationError as erreur:
        # Values are not shown: one of them may be a password.
        defauts = " ; ".join(f"{defaut['loc'][0]} ({_attendu(defaut['type'])})" for defaut in erreur.errors())
        raise EntreeInvalide(f"Réglage refusé dans l'environnement : {defauts}.") from None
    if reglages.pool_min > reglages.pool_max:
        raise EntreeInvalide("Réglage refusé dans l'environnement : SOFI_POOL_MIN dépasse SOFI_POOL_MAX.")
    fournisseur = (reglages.oidc_emetteur, reglages.oidc_audience, reglages.oidc_jwks_url)
    if any(fournisseur) and not all(fournisseur):
        raise EntreeInvalide(
            "Réglage refusé dans l'environnement : SOFI_OIDC_EMETTEUR, SOFI_OIDC_AUDIENCE et SOFI_OIDC_JWKS_URL vont"
            " ensemble."
        )
    return reglages


def _attendu(genre: str) -> str:
    for debut, attendu in _ATTENDUS.items():
        if genre.startswith(debut):
            return attendu
    return "valeur non reconnue"


_ATTENDUS = {
    "int": "un nombre entier est attendu",
    "float": "un nombre est attendu",
    "greater_than": "valeur trop petite",
    "less_than": "valeur trop grande",
    "bool": "true ou false est attendu",
    "date": "une date AAAA-MM-JJ est attendue",
    "path": "un chemin est attendu",
    "literal": f"parmi {', '.join(get_args(Algorithme))}",
    "string_pattern": "une adresse https est attendue",
    "departements": "des codes Insee de départements sont attendus, comme 44,53",
    "value_error": "le code Insee d'une région d'aujourd'hui est attendu, comme 52",
}
