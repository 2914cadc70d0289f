"""Rules on contacts: how one reaches them, and that an object's are its organisme's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from models.enumerations import TypeObjet
from rules.regle import BLOQUANT, Cadre, Moment, Regle, constat, declarer, si
from rules.textes import Texte, declarer_textes, texte

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from rules.dossier import Contact
    from rules.regle import Constats

COURRIEL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@.<>,;:\"()\[\]]+(?:\.[^\s@.<>,;:\"()\[\]]+)+")
COURRIEL_MIN, COURRIEL_MAX = 3, 160
TELEPHONE = re.compile(r"\+?[0-9](?:[ .\-/()]{0,3}[0-9]){3,14}")  # short numbers too: 3949

declarer_textes(
    TypeObjet.CONTACT,
    (
        texte("civilite", "la civilité", "civilite"),
        texte("prenom", "le prénom", "prenom"),
        texte("nom_famille", "le nom", "nom"),
        texte("courriel", "l'adresse de courriel", "courriel"),
        Texte(
            "TELEPHONE",
            "un numéro de téléphone",
            25,
            ("telephones", "*"),
            lambda contact: [(("telephones", str(n)), numero) for n, numero in enumerate(contact.telephones)],
        ),
    ),
)


def joignable(contact: Contact) -> bool:
    """Whether one can call it, or write to it."""
    return bool(contact.telephones or contact.courriel)


@declarer(
    Regle(
        code="CONTACT_COORDONNEES_REQUISES",
        niveau=BLOQUANT,
        message="Ce contact n'a ni téléphone ni courriel.",
        quoi_faire="Donnez l'un des deux.",
        champ=("telephones",),
    )
)
def coordonnees_requises(contact: Contact, _: Cadre) -> Constats:
    """One that cannot be reached."""
    return si(not joignable(contact))


@declarer(
    Regle(
        code="CONTACT_COURRIEL_FORMAT",
        niveau=BLOQUANT,
        message="« {valeur} » n'est pas une adresse de courriel.",
        quoi_faire="Écrivez-la en entier : prenom.nom@exemple.fr.",
        champ=("courriel",),
        moment=Moment.SAISIE,
    )
)
def courriel_format(contact: Contact, _: Cadre) -> Constats:
    """An e-mail address that is none."""
    courriel = contact.courriel
    return si(courriel and not COURRIEL.fullmatch(courriel), valeur=(courriel or "")[:60])


@declarer(
    Regle(
        code="CONTACT_TELEPHONE_FORMAT",
        niveau=BLOQUANT,
        message="« {valeur} » n'est pas un numéro de téléphone.",
        quoi_faire="Écrivez ses chiffres : 02 43 00 00 00, ou +33 2 43 00 00 00.",
        champ=("telephones", "*"),
        moment=Moment.SAISIE,
    )
)
def telephone_format(contact: Contact, _: Cadre) -> Constats:
    """A telephone number that is none."""
    for rang, numero in enumerate(contact.telephones):
        if not TELEPHONE.fullmatch(numero.strip()):
            yield constat("telephones", str(rang), valeur=numero[:40])


def declarer_contacts(objet: TypeObjet, siens: Callable[[Any], Collection[int | None]]) -> None:
    """The rule that the contacts of a kind of object are those of its organismes (`siens`: their ids)."""
    regle = Regle(
        code=f"{objet}_CONTACT_ETRANGER",
        niveau=BLOQUANT,
        message="Le contact {numero} n'est pas à cet organisme.",
        quoi_faire="Choisissez un contact de l'organisme, ou créez-le.",
        champ=("contacts", "*"),
        moment=Moment.SAISIE,
    )

    def examiner(objet: Any, _: Cadre) -> Constats:
        for rang, contact in enumerate(objet.contacts):
            if contact.organisme_id not in siens(objet):
                yield constat("contacts", str(rang), numero=contact.numero)

    declarer(regle)(examiner)
