"""As many names as the national lists have, and as alike: a few words are in thousands of them, most in one or two."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import psycopg

COMMUNES, APPELLATIONS, FORMACODES, CERTIFICATIONS, ORGANISMES = 35_000, 11_500, 3_300, 20_000, 3_200
LIEUX_DITS = 7_000
SYLLABES = re.findall(
    r"\w+",
    "ba be bou bri cha che cla cor da dou du fa fe flo ga gri ha jo la le lu ma me mon na no or pa pe pi plo po ra re "
    "ri ro sa se si so sou ta te ti tou tra va ve vil vo ar el in on eur ain eau ens ac ois ière ette ique age",
)
GENRES = [
    "Conducteur",
    "Technicien",
    "Responsable",
    "Chef",
    "Agent",
    "Ouvrier",
    "Assistant",
    "Vendeur",
    "Formateur",
    "Aide",
]
DIPLOMES = ["BTS", "CAP", "Titre professionnel", "Licence professionnelle", "Bac professionnel", "CQP", "Master"]
LIAISONS = ["sur", "en", "les", "la", "le", "sous", "lès"]


class Mots:
    """Words drawn once, then met again and again, the first ones most often."""

    def __init__(self, hasard: random.Random, nombre: int) -> None:
        self._hasard = hasard
        self._mots = ["".join(hasard.choices(SYLLABES, k=hasard.randint(2, 4))) for _ in range(nombre)]

    def un(self) -> str:
        """A word: the n-th one is met as 1/n."""
        return self._mots[int(len(self._mots) ** self._hasard.random()) - 1]

    def rare(self) -> str:
        """A word that few names share."""
        return self._hasard.choice(self._mots)


Ligne = tuple[Any, ...]


def communes(hasard: random.Random, mots: Mots, departements: Sequence[str]) -> Iterator[Ligne]:
    """One in eight begins with Saint."""
    for n in range(1, COMMUNES + 1):
        nom = mots.rare().capitalize()
        if hasard.random() < 0.125:
            nom = f"{hasard.choice(('Saint', 'Saint', 'Saint', 'Sainte'))}-{mots.un().capitalize()}"
        if hasard.random() < 0.35:
            nom += f"-{hasard.choice(LIAISONS)}-{mots.un().capitalize()}"
        habitants = int(100 / (hasard.random() + 1e-4))
        yield n, f"{n:05}", nom, [f"{n:05}"], hasard.choice(departements), habitants


def copier(connexion: psycopg.Connection[Any], table: str, colonnes: str, lignes: Iterable[Ligne]) -> None:
    """Write rows as they are."""
    with connexion.cursor() as curseur, curseur.copy(f"COPY {table} ({colonnes}) FROM STDIN") as copie:
        for ligne in lignes:
            copie.write_row(ligne)


def remplir(connexion: psycopg.Connection[Any]) -> None:
    """Communes, jobs, keywords, certifications and organismes, in an empty catalogue."""
    hasard = random.Random(15)  # noqa: S311  names, not secrets
    mots = Mots(hasard, 30_000)
    lues = connexion.execute("SELECT code FROM departement WHERE fin IS NULL ORDER BY code").fetchall()
    villes = communes(hasard, mots, [code for (code,) in lues])
    copier(connexion, "commune", "id, code, libelle, codes_postaux, departement_code, population", villes)
    noms = ((n, f"ST {mots.un()} {mots.rare()}".upper()) for n in range(1, LIEUX_DITS + 1))
    copier(connexion, "commune_nom", "commune_id, nom", noms)
    metiers(connexion, hasard, mots)
    domaines = (
        (n, 14, f"{10_000 + n}", f"{mots.rare().capitalize()} {mots.un()}", 1) for n in range(1, FORMACODES + 1)
    )
    copier(connexion, "formacode", "id, version, code, libelle, lot_id", domaines)
    fiches = [
        (n, f"RNCP{10_000 + n}", f"{hasard.choice(DIPLOMES)} {mots.un()} et {mots.un()} en {mots.rare()}")
        for n in range(1, CERTIFICATIONS + 1)
    ]
    copier(connexion, "fiche", "id, code, intitule", fiches)
    copier(connexion, "certification", "id, fiche_id, intitule", ((n, n, intitule) for n, _, intitule in fiches))
    organismes = (
        (n, "VALIDEE", "LHEO", f"{mots.un()} {mots.rare()} formation".upper(), f"{100_000_000 + n}")
        for n in range(1, ORGANISMES + 1)
    )
    copier(connexion, "organisme", "id, statut, source, raison_sociale, siren", organismes)


def metiers(connexion: psycopg.Connection[Any], hasard: random.Random, mots: Mots) -> None:
    """Jobs, each with twenty names or so."""
    romes = [(f"{'ABCDEFGHIJKLMN'[n % 14]}{n:04}", f"{hasard.choice(GENRES)} en {mots.un()}") for n in range(600)]
    copier(connexion, "rome", "code, libelle", romes)
    appellations = (
        (str(n), hasard.choice(romes)[0], f"{hasard.choice(GENRES)} de {mots.un()} {mots.rare()}")
        for n in range(APPELLATIONS)
    )
    copier(connexion, "rome_appellation", "code, rome_code, libelle", appellations)
