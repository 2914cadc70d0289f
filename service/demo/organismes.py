"""The organismes of the sample: names, numbers, sites, and the XML that every offer of theirs repeats word for word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from service.demo import vocabulaire
from service.demo.balises import balise, element, extra, extras, formacodes
from service.demo.categories import ORDRE, Categorie
from service.demo.francais import a, glissant, majuscule, sans_accent
from service.demo.immatriculation import nda, siren, siret
from service.demo.lieux import Site, accueil, contact, site, telephone
from service.demo.phrases import PRESENTATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.demo.hasard import Hasard
    from service.demo.vocabulaire import Commune

POTENTIELS = 8  # Lhéo allows 25
NANTES = "44109"


@dataclass(frozen=True, slots=True)
class Organisme:
    """A legal entity; `taille` is how many formations it offers for one of the smallest."""

    numero: str
    nom: str
    siret: str
    nda: str
    filieres: tuple[str, ...]
    domaines: tuple[str, ...]
    taille: int
    sites: tuple[Site, ...]
    web: str
    boite: str
    responsable: str
    formateur: str
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identite:
    """What names an organisme before its XML is written."""

    numero: str
    nom: str
    siren: str
    nda: str
    categorie: Categorie
    domaines: tuple[str, ...]
    commune: Commune

    @property
    def siret(self) -> str:
        """The SIRET of the head office."""
        return siret(self.siren, 1)

    @property
    def hote(self) -> str:
        """The host name, from the invented place; `.example` is kept for documents and leads nowhere."""
        return f"{glissant(self.nom.rpartition(' des ')[2])}.example"


def organismes(alea: Hasard, nombre: int, offreurs: int) -> Iterator[Organisme]:
    """That many organismes, all different; the first `offreurs` of each kind cover all trades."""
    par_categorie = Counter(_categorie(rang) for rang in range(offreurs))
    rangs: Counter[Categorie] = Counter()
    noms: set[str] = set()
    for rang in range(nombre):
        categorie = _categorie(rang)
        domaines = _domaines(alea, rangs[categorie], par_categorie[categorie] or 1)
        commune = _commune(alea, domaines, rangs[categorie])
        rangs[categorie] += 1
        nom = _nom(alea, categorie, domaines[0], noms)
        siren_ = siren(rang + 1)
        numero = f"OR_{rang + 1:010d}"
        nda_ = nda(rang + 1, commune.departement)
        yield _organisme(alea, Identite(numero, nom, siren_, nda_, categorie, domaines, commune))


def _categorie(rang: int) -> Categorie:
    return ORDRE[rang % len(ORDRE)]


def _domaines(alea: Hasard, rang: int, nombre: int) -> tuple[str, ...]:
    """The trades of the organisme of that rank in its kind: each kind of organisme covers all of them."""
    tous = tuple(vocabulaire.domaines())
    if nombre < len(tous):
        return tous[rang % nombre :: nombre]
    autres = alea.sample(tous, alea.choice((0, 0, 1, 1, 2)))
    return tuple(dict.fromkeys((tous[rang % len(tous)], *autres)))


def _commune(alea: Hasard, domaines: tuple[str, ...], rang: int) -> Commune:
    communes = vocabulaire.communes()
    if "logistique" in domaines and rang < len(vocabulaire.domaines()):
        # The first to teach lorry driving do it in Nantes, where a search of the reference list expects it.
        return next(commune for commune in communes if commune.insee == NANTES)
    return alea.choices(communes, [commune.population for commune in communes])[0]


def _nom(alea: Hasard, categorie: Categorie, domaine: str, deja: set[str]) -> str:
    complement = vocabulaire.domaines()[domaine].complement
    while True:
        lieu = f"des {alea.choice(vocabulaire.mots('lieux'))} {alea.choice(vocabulaire.mots('qualites'))}"
        nom = alea.choice(categorie.noms).format(c=complement, q=lieu)
        if nom not in deja:
            deja.add(nom)
            return nom


def _organisme(alea: Hasard, identite: Identite) -> Organisme:
    boite = f"contact@{identite.hote}"
    sites = tuple(_sites(alea, identite))
    return Organisme(
        numero=identite.numero,
        nom=identite.nom,
        siret=identite.siret,
        nda=identite.nda,
        filieres=identite.categorie.filieres,
        domaines=identite.domaines,
        taille=1 + int(5 * alea.random() ** 3),
        sites=sites,
        web=f"https://www.{identite.hote}",
        boite=boite,
        responsable=_responsable(alea, identite, boite, sites[0]),
        formateur=_formateur(alea, identite),
        contacts=(
            accueil(alea, "contact-formation", boite),
            contact(alea, "contact-formation", 3, f"pedagogie@{identite.hote}"),
        ),
    )


def _sites(alea: Hasard, identite: Identite) -> Iterator[Site]:
    """The head office, then places of the same département; some of these have a SIRET of their own."""
    yield site(alea, identite.nom, identite.commune, identite.siret)
    voisines = [c for c in vocabulaire.communes() if c.departement == identite.commune.departement]
    for rang in range(2, 2 + alea.choice((0, 0, 0, 1, 1, 2, 3))):
        commune = alea.choice(voisines)
        nom = f"{alea.choice(vocabulaire.mots('locaux'))} {a(commune.nom)}"
        yield site(alea, nom, commune, siret(identite.siren, rang) if alea.chance(0.4) else None)


def _responsable(alea: Hasard, identite: Identite, boite: str, siege: Site) -> str:
    contenu = (
        balise("numero-activite", identite.nda),
        element("SIRET-organisme-formation", balise("SIRET", identite.siret)),
        balise("nom-organisme", identite.nom),
        balise("raison-sociale", sans_accent(identite.nom).upper()),
        element("coordonnees-organisme", _coordonnees(alea, identite, boite, siege)),
        accueil(alea, "contact-organisme", boite),
        contact(alea, "contact-organisme", 1, f"handicap@{identite.hote}") if alea.chance(0.4) else "",
        balise("renseignements-specifiques", _presentation(alea, identite)),
        element("potentiel", formacodes(islice(_codes(identite.domaines), POTENTIELS))),
        extras("categorie-organisme", extra("code-categorie-organisme", identite.categorie.code)),
    )
    nom = "organisme-formation-responsable"
    return f'<{nom} numero="{identite.numero}">{"".join(contenu)}</{nom}>\n'


def _presentation(alea: Hasard, identite: Identite) -> str:
    complement = vocabulaire.domaines()[identite.domaines[0]].complement
    return majuscule(alea.choice(PRESENTATIONS).format(c=complement, ou=a(identite.commune.nom))) + "."


def _codes(domaines: tuple[str, ...]) -> Iterator[str]:
    """The formacodes of the trades, each once: one per formation first, in the order of the tables."""
    modeles = [modele for modele in vocabulaire.modeles() if modele.domaine in domaines]
    return iter(dict.fromkeys([m.formacodes[0] for m in modeles] + [code for m in modeles for code in m.formacodes]))


def _coordonnees(alea: Hasard, identite: Identite, boite: str, siege: Site) -> str:
    return element(
        "coordonnees",
        siege.adresse,
        element("telfixe", balise("numtel", telephone(alea))),
        balise("courriel", boite),
        element("web", balise("urlweb", f"https://www.{identite.hote}")),
    )


def _formateur(alea: Hasard, identite: Identite) -> str:
    contenu = (
        element("SIRET-formateur", balise("SIRET", identite.siret)),
        balise("raison-sociale-formateur", sans_accent(identite.nom).upper()),
        contact(alea, "contact-formateur", 3, f"pedagogie@{identite.hote}"),
    )
    return f'<organisme-formateur numero="{identite.numero}">{"".join(contenu)}</organisme-formateur>'
