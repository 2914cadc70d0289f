"""Rules on an organisme and on what identifies it: SIRET, numéro de déclaration d'activité (NDA), UAI of its places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from stdnum.fr import siret as stdnum_siret

from models.enumerations import Source, Statut, TypeObjet
from rules.contact import declarer_contacts
from rules.identifiants import declarer_identifiant
from rules.mots_cles import declarer_mots_cles
from rules.parametres import carif_de
from rules.perimetre import en_derogation
from rules.regle import A_VERIFIER, AVERTISSEMENT, BLOQUANT, Cadre, Moment, Regle, declarer, si
from rules.textes import declarer_textes, declarer_urls, lire_urls, obligatoire, texte, vide

if TYPE_CHECKING:
    from rules.dossier import Organisme
    from rules.regle import Constats

SIREN = re.compile(r"[0-9]{9}")
SIRET = re.compile(r"[0-9]{14}")
NDA = re.compile(r"[0-9]{3}[0-9AB][0-9P][0-9]{6}")
UAI = re.compile(r"[0-9]{7}[A-Z]")
CLES_D_UAI = "ABCDEFGHJKLMNPRSTUVWXYZ"  # the letter is the remainder of the seven digits by 23
# What feeds write when there is no NDA.
NDA_ABSENTS = frozenset({"00000000000", "99999999999"})
SANS_NUMERO = re.compile(r"(?:, ou| ;) écrivez 0+ s'il n'y en a pas")
SIMPLES = bytes.maketrans(b"0123456789", bytes(range(10)))
DOUBLES = bytes.maketrans(b"0123456789", bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))


class Lecture(NamedTuple):
    """An identifier as read: its value, or why it is refused (`code`, `message`); both null when there is none."""

    valeur: str | None
    code: str | None = None
    message: str | None = None

    @property
    def faute(self) -> str | None:
        """Why it is refused, for who must give one: feeds alone say that there is none."""
        return self.message and SANS_NUMERO.sub("", self.message)


def siret_juste(siret: str) -> bool:
    """Whether the keys of 14 digits are right, that of the SIREN among them; La Poste's have a rule of their own."""
    return (_luhn(siret) and _luhn(siret[:9])) or stdnum_siret.is_valid(siret)


def siren_juste(siren: str) -> bool:
    """Whether the key of 9 digits is right."""
    return _luhn(siren)


def _luhn(chiffres: str) -> bool:
    """Luhn's key, for lists of a hundred thousand."""
    octets = chiffres.encode()
    return (sum(octets[-1::-2].translate(SIMPLES)) + sum(octets[-2::-2].translate(DOUBLES))) % 10 == 0


@lru_cache(maxsize=8192)
def lire_siret(brut: str | None) -> Lecture:
    """A SIRET: 14 digits with a valid key (La Poste's rule honoured); all zeros means none.

    A `0` before 14 good digits is dropped: the value comes with the code SIRET_ZERO_EN_TROP.
    """
    propre = re.sub(r"\s", "", brut or "")
    if not propre.strip("0-"):
        return Lecture(None)
    if re.fullmatch(r"0[0-9]{14}", propre) and stdnum_siret.is_valid(propre[1:]):
        return Lecture(
            propre[1:], "SIRET_ZERO_EN_TROP", f"Le SIRET {propre} a 15 chiffres : le zéro de tête a été ôté."
        )
    if not SIRET.fullmatch(propre):
        return Lecture(
            None,
            "ETABLISSEMENT_SIRET_FORMAT",
            f"Le SIRET « {propre:.40} » n'a pas 14 chiffres : corrigez-le, ou écrivez 00000000000000 s'il n'y en a"
            " pas.",
        )
    if not siret_juste(propre):
        return Lecture(
            None, "ETABLISSEMENT_SIRET_CLE", f"La clé du SIRET {propre} est fausse : vérifiez-le auprès de l'organisme."
        )
    return Lecture(propre)


def lire_siren(brut: str | None) -> Lecture:
    """A SIREN: 9 digits with a valid key; all zeros means none."""
    propre = re.sub(r"\s", "", brut or "")
    if not propre.strip("0-"):
        return Lecture(None)
    if not SIREN.fullmatch(propre):
        return Lecture(
            None,
            "ORGANISME_SIREN_FORMAT",
            f"Le SIREN « {propre:.40} » n'a pas 9 chiffres : corrigez-le, ou videz-le s'il n'y en a pas.",
        )
    if not siren_juste(propre):
        return Lecture(
            None, "ORGANISME_SIREN_CLE", f"La clé du SIREN {propre} est fausse : vérifiez-le auprès de l'organisme."
        )
    return Lecture(propre)


@lru_cache(maxsize=8192)
def lire_nda(brut: str | None) -> Lecture:
    """An NDA: 11 characters, digits but for a `P` in fifth place (public bodies) and Corsica's letter in fourth."""
    propre = re.sub(r"\s", "", brut or "").upper()
    if not propre.strip("-") or propre in NDA_ABSENTS:
        return Lecture(None)
    if not NDA.fullmatch(propre):
        return Lecture(
            None,
            "ORGANISME_NDA_FORMAT",
            f"Le numéro de déclaration d'activité « {propre:.40} » n'a pas la forme attendue : 11 caractères, chiffres"
            " sauf un P possible en cinquième place ; écrivez 00000000000 s'il n'y en a pas.",
        )
    return Lecture(propre)


@lru_cache(maxsize=8192)
def lire_uai(brut: str | None) -> Lecture:
    """A UAI: seven digits and the letter that they make, whatever its case."""
    propre = re.sub(r"\s", "", brut or "").upper()
    if not propre.strip("0-"):
        return Lecture(None)
    if not UAI.fullmatch(propre):
        message = f"L'UAI « {propre:.40} » n'a pas sept chiffres et une lettre : il est laissé vide."
        return Lecture(None, "ETABLISSEMENT_UAI_FORMAT", message)
    if CLES_D_UAI[int(propre[:7]) % len(CLES_D_UAI)] != propre[7]:
        return Lecture(None, "ETABLISSEMENT_UAI_CLE", f"La lettre de l'UAI {propre} est fausse : il est laissé vide.")
    return Lecture(propre)


declarer_textes(
    TypeObjet.ORGANISME,
    (
        texte("raison_sociale", "la raison sociale", "raison-sociale"),
        texte("nom_usage", "le nom", "nom-organisme", "nom"),
        texte("presentation", "la présentation", 3000),
    ),
)
DOMAINES_MAX = 25  # Lhéo's `potentiel`
declarer_mots_cles(TypeObjet.ORGANISME, "domaines", "FORMACODE", DOMAINES_MAX)
declarer_identifiant(TypeObjet.ORGANISME, "siren", lire_siren)
declarer_urls(TypeObjet.ORGANISME, lire_urls)
declarer_contacts(TypeObjet.ORGANISME, lambda organisme: (organisme.id,))


@declarer(obligatoire("ORGANISME_RAISON_SOCIALE_OBLIGATOIRE", "la raison sociale", "raisonSociale", Moment.SAISIE))
def raison_sociale_obligatoire(organisme: Organisme, _: Cadre) -> Constats:
    """No legal name."""
    return si(vide(organisme.raison_sociale))


@declarer(
    Regle(
        code="ORGANISME_NDA_FORMAT",
        niveau=BLOQUANT,
        message="« {valeur} » n'a pas la forme d'un numéro de déclaration d'activité : 11 caractères, des chiffres sauf"
        " un P possible en cinquième place.",
        quoi_faire="Recopiez celui que la Dreets a délivré, ou videz-le s'il n'y en a pas.",
        champ=("numeroDeclarationActivite",),
        moment=Moment.SAISIE,
    )
)
def nda_format(organisme: Organisme, _: Cadre) -> Constats:
    """An NDA that is none."""
    nda = organisme.numero_declaration_activite
    return si(lire_nda(nda).code, valeur=(nda or "")[:40])


@declarer(
    Regle(
        code="ORGANISME_NDA_SUR_DEMANDE",
        niveau=BLOQUANT,
        message="L'organisme est connu sous le NDA {nda} : il n'en change qu'à une date, que les partenaires apprennent"
        " avec l'ancien et le nouveau.",
        quoi_faire="Gardez ce NDA ici, et demandez le changement au Carif (creerDemande, CHANGEMENT_NDA).",
        champ=("numeroDeclarationActivite",),
        moment=Moment.SAISIE,
    )
)
def nda_sur_demande(organisme: Organisme, cadre: Cadre) -> Constats:
    """As an établissement and its SIRET."""
    connu = organisme.nda_connu
    autre = not organisme.nouveau and connu and lire_nda(organisme.numero_declaration_activite).valeur != connu
    return si(cadre.par_l_organisme and autre, nda=connu)


@declarer(
    Regle(
        code="ORGANISME_NDA_REGION",
        niveau=BLOQUANT,
        message="Le numéro de déclaration d'activité {nda} n'a pas été délivré dans la région {region}.",
        quoi_faire="Demandez une dérogation au périmètre, ou adressez-vous au Carif-Oref compétent{carif}.",
        champ=("numeroDeclarationActivite",),
        moment=Moment.SAISIE,
        prealable=True,
    )
)
def nda_region(organisme: Organisme, cadre: Cadre) -> Constats:
    """An NDA of another region without an exception; the Carif may write one, and makes the exception then."""
    nda, p = organisme.numero_declaration_activite or "", cadre.parametres
    touche = organisme.nouveau or "numero_declaration_activite" in organisme.modifies
    vu = cadre.moment is Moment.SOUMISSION or (touche and cadre.qui is not Source.CARIF)
    ailleurs = lire_nda(nda).valeur and nda[:2] not in p.prefixes_nda
    competent = carif_de(nda[:2])
    carif = f" : {competent}" if competent else ""
    excepte = en_derogation(organisme.derogations, cadre.aujourdhui)
    return si(vu and ailleurs and not excepte, nda=nda, region=p.libelle, carif=carif)


@declarer(
    Regle(
        code="ORGANISME_NDA_INCONNU",
        niveau=AVERTISSEMENT,
        message="La liste publique des organismes de formation n'a pas le numéro de déclaration d'activité {nda}.",
        quoi_faire="Vérifiez-le ; s'il est récent ou a changé, signalez-le au Carif.",
        champ=("numeroDeclarationActivite",),
    )
)
def nda_inconnu(organisme: Organisme, cadre: Cadre) -> Constats:
    """An NDA that the liste publique does not have, or not any more."""
    nda, ligne = organisme.numero_declaration_activite, organisme.declaration
    parti = ligne is not None and ligne.absent_depuis is not None and ligne.absent_depuis <= cadre.aujourdhui
    return si(nda and organisme.liste_recue and (ligne is None or parti), nda=nda)


@declarer(
    Regle(
        code="ORGANISME_NDA_SIREN_INCOHERENT",
        niveau=BLOQUANT,
        message="D'après la liste publique, le numéro {nda} est à l'entreprise {declare}, et non {siren}.",
        quoi_faire="Corrigez le numéro de déclaration d'activité ou le SIREN.",
        champ=("numeroDeclarationActivite",),
    )
)
def nda_siren_incoherent(organisme: Organisme, _: Cadre) -> Constats:
    """An NDA that was given to another enterprise."""
    declare, siren = organisme.declaration and organisme.declaration.siren, organisme.siren
    nda = organisme.numero_declaration_activite
    return si(declare and siren and declare != siren, nda=nda, declare=declare, siren=siren)


@declarer(
    Regle(
        code="ORGANISME_NDA_UNIQUE",
        niveau=A_VERIFIER,
        message="Le numéro de déclaration d'activité {nda} est aussi celui d'un autre organisme.",
        quoi_faire="Le Carif dira si les deux n'en font qu'un.",
        champ=("numeroDeclarationActivite",),
    )
)
def nda_unique(organisme: Organisme, _: Cadre) -> Constats:
    """An NDA that another organisme has, which is not named, for it may be a draft."""
    return si(organisme.homonymes, nda=organisme.numero_declaration_activite)


@declarer(
    Regle(
        code="ORGANISME_FORMACODE_REQUIS",
        niveau=BLOQUANT,
        message="L'organisme n'a aucun domaine de formation.",
        quoi_faire="Indexez-le : choisissez de 1 à 25 Formacodes.",
        champ=("domaines",),
        prealable=True,
    )
)
def formacode_requis(organisme: Organisme, _: Cadre) -> Constats:
    """No domain."""
    return si(not organisme.domaines)


@declarer(
    Regle(
        code="ORGANISME_SUSPENDU",
        niveau=BLOQUANT,
        message="L'organisme est suspendu : rien de lui n'est diffusé.",
        quoi_faire="Adressez-vous au Carif.",
        champ=(),
        prealable=True,
    )
)
def suspendu(organisme: Organisme, _: Cadre) -> Constats:
    """One that the Carif suspended."""
    return si(organisme.suspendu or organisme.statut is Statut.SUSPENDUE)
