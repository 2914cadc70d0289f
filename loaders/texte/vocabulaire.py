"""What the vocabulary knows of the words of a text: one statement, and its rows made easy to ask."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from loaders.requete import Requete
from loaders.texte.lieux import code_postal, noms, sous_ses_articles, territoires
from loaders.texte.unites import collages, coupes, unites
from loaders.texte.vides import VIDES
from models.mots import racine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.texte.analyse import Texte

LONGUEUR_CORRIGEE: Final = range(4, 31)  # letters of a word that may hold a typo
FAUTES: Final = (6, 9)  # letters from which a word may have two, then three letters wrong
DERNIER: Final = "\U0010ffff"

# `levenshtein` is the dearest part: it reads the whole vocabulary, for the words alone that it does not hold.
MOTS_DU_TEXTE: Final = f"""\
-- mots_du_texte
WITH demande AS MATERIALIZED (
  SELECT mot, racine FROM unnest(%(mots)s::text[], %(racines)s::text[]) AS d(mot, racine)),
proche AS MATERIALIZED (
  SELECT d.mot AS pour, p.mot, p.nb, p.nb_court, p.racine, p.distance
  FROM (SELECT mot, fautes FROM unnest(%(corriges)s::text[], %(fautes)s::integer[]) AS c(mot, fautes)
    JOIN demande USING (mot) WHERE NOT EXISTS (
      SELECT FROM recherche_mot AS r WHERE r.racine = demande.racine)) AS d
  CROSS JOIN LATERAL (
    SELECT * FROM (
      SELECT mot, nb, nb_court, racine, CASE WHEN abs(length(r.mot) - length(d.mot)) <= fautes
        THEN levenshtein_less_equal(r.mot, d.mot, fautes) END AS distance
      FROM recherche_mot AS r OFFSET 0) AS r
    WHERE distance <= fautes ORDER BY distance, nb_court DESC, nb DESC, mot LIMIT 8) AS p),
cherchee AS (SELECT mot, racine FROM demande UNION SELECT mot, racine FROM proche),
debut AS (SELECT mot FROM unnest(%(debuts)s::text[]) AS mot)
SELECT 'FORME' AS genre, c.mot AS pour, r.mot, r.nb, r.nb_court, 0 AS distance, NULL AS libelle
FROM cherchee AS c JOIN recherche_mot AS r USING (racine)
UNION ALL SELECT 'FORME', mot, mot, nb, nb_court, 0, NULL FROM recherche_mot WHERE mot = ANY(%(parts)s::text[])
UNION ALL SELECT 'PARENTE', c.mot, r.mot, r.nb, r.nb_court, 0, NULL
FROM cherchee AS c JOIN recherche_parente AS p USING (racine) JOIN recherche_mot AS r ON r.racine = p.parente
UNION ALL SELECT 'PROCHE', pour, mot, nb, nb_court, distance, graphie
FROM proche LEFT JOIN recherche_graphie USING (mot)
UNION ALL SELECT 'DEBUT', debut.mot, debut.mot, sum(r.nb)::integer, sum(r.nb_court)::integer, 0, NULL
FROM debut JOIN recherche_mot AS r ON r.mot >= debut.mot COLLATE "C" AND r.mot < debut.mot || '{DERNIER}' COLLATE "C"
GROUP BY debut.mot
UNION ALL SELECT 'COMMUNE', trouvee.plie, commune.code, coalesce(commune.population, 0), 0,
  (departement.region_code <> %(region)s)::integer, commune.libelle
FROM (SELECT id, plie FROM commune WHERE plie = ANY(%(noms)s::text[])
  UNION SELECT commune_id, plie FROM commune_nom WHERE plie = ANY(%(noms)s::text[]) AND absent_depuis IS NULL
  UNION SELECT id, ' ' || demande FROM commune, unnest(%(codes_postaux)s::text[]) AS demande
  WHERE codes_postaux @> ARRAY[demande]
) AS trouvee JOIN commune USING (id) JOIN departement ON departement.code = commune.departement_code
WHERE commune.absent_depuis IS NULL"""  # noqa: S608  our own names


class Compte(NamedTuple):
    """How many actions have a word; of these, how many are about it: in a title, a certification or a domain."""

    nb: int
    nb_court: int


class Proche(NamedTuple):
    """A word of the vocabulary that differs from what was typed by so many letters."""

    mot: str
    compte: Compte
    distance: int


class CommuneLue(NamedTuple):
    """A commune that has a name of the text."""

    code: str
    libelle: str
    population: int
    en_region: bool


@dataclass(frozen=True, slots=True)
class Vocabulaire:
    """By the word that was asked: its forms, those of its family, what it begins, words like it; communes by name.

    `graphies`: how words are written, with their accents.
    """

    formes: dict[str, dict[str, Compte]] = field(default_factory=lambda: defaultdict(dict))
    parentes: dict[str, dict[str, Compte]] = field(default_factory=lambda: defaultdict(dict))
    debuts: dict[str, Compte] = field(default_factory=dict)
    proches: dict[str, list[Proche]] = field(default_factory=lambda: defaultdict(list))
    communes: dict[str, list[CommuneLue]] = field(default_factory=lambda: defaultdict(list))
    graphies: dict[str, str] = field(default_factory=dict)

    def compte(self, mot: str) -> Compte:
        """How many actions have the word in one of its forms, and are about it or its family, at most."""
        formes, parentes = self.formes.get(mot, {}), self.parentes.get(mot, {})
        return Compte(
            sum(compte.nb for compte in formes.values()),
            sum(compte.nb_court for compte in (*formes.values(), *parentes.values())),
        )

    def ecrit(self, mot: str) -> str:
        """The word as it was typed, or as references write it."""
        return self.graphies.get(mot, mot)

    def tel_quel(self, mot: str) -> bool:
        """Whether the word itself is in the vocabulary, not only another of its forms."""
        return mot in self.formes.get(mot, ())


def requete_des_mots(texte: Texte, region: str) -> Requete:
    """The statement that reads all of it; `region`: INSEE's code of the one that the catalogue is of."""
    demandees = unites(texte)
    seuls = [mot for unite in demandees for mot in unite.mots if mot not in VIDES]
    autres = {mot for unite in demandees for suite in unite.equivalents for mot in suite if mot not in VIDES}
    autres |= set(collages(demandees).values()) | {"".join(unite.mots) for unite in demandees}
    autres |= {mot for groupe in texte.exclus for mot in groupe.mots if mot not in VIDES}
    places = {nom.plie for nom in noms(texte)}
    mots = sorted({*seuls, *autres})
    corriges = sorted({mot for mot in seuls if len(mot) in LONGUEUR_CORRIGEE and mot.isalpha()})
    return Requete(
        MOTS_DU_TEXTE,
        {
            "mots": mots,
            "racines": list(map(racine, mots)),
            "parts": sorted({part for mot in seuls for coupe in coupes(mot) for part in coupe} - set(mots)),
            "corriges": corriges,
            "fautes": [1 + bisect_right(FAUTES, len(mot)) for mot in corriges],
            "debuts": sorted({mot for mot in seuls if len(mot) > 1}),
            "noms": sorted({nom for place in places for nom in sous_ses_articles(place)} - territoires().keys()),
            "codes_postaux": [code for place in places if (code := code_postal(place))],
            "region": region,
        },
        preparee=True,  # words are looked up one by one: planning for each text took longer than reading
    )


def vocabulaire(texte: Texte, lignes: Iterable[tuple[Any, ...]]) -> Vocabulaire:
    """The rows of `MOTS_DU_TEXTE`, and the text that they are about."""
    lu = Vocabulaire(graphies=dict(texte.graphies))
    for genre, pour, mot, nb, nb_court, distance, libelle in lignes:
        compte = Compte(nb, nb_court)
        match genre:
            case "FORME":
                lu.formes[pour][mot] = compte
            case "PARENTE":
                lu.parentes[pour][mot] = compte
            case "DEBUT":
                lu.debuts[pour] = compte
            case "PROCHE":
                lu.proches[pour].append(Proche(mot, compte, distance))
                lu.graphies.setdefault(mot, libelle or mot)
            case _:
                lu.communes[pour].append(CommuneLue(mot, libelle, nb, en_region=not distance))
    return lu
