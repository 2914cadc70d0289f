"""The kind of a certification among the five, told by its type of diploma, then by its sheet."""

from __future__ import annotations

import re

from importers.reception.texte import plier
from models.enumerations import TypeCertification

# In this order, over the letters alone (« Préparation à un concours de niveau bac » is « preparationaun… »).
PAR_TYPE = (
    (re.compile(r"^preparation(aux?|aun)?concours"), TypeCertification.PREPARATION_CONCOURS),
    (re.compile(r"^(cqp|certificatdequalificationp(rofessionnelle|aritaire))"), TypeCertification.CQP),
    (re.compile(r"^habilitation"), TypeCertification.HABILITATION),
    (re.compile(r"surdemande"), TypeCertification.RNCP_SUR_DEMANDE),
    (re.compile(r"detat"), TypeCertification.ETAT),
    (re.compile(r"^(titreprofessionnel|baccalaureat|brevet|mentioncomplementaire)"), TypeCertification.ETAT),
    (re.compile(r"^(licence|master(?!e)|doctorat|diplomenational|diplomeuniversitaire)"), TypeCertification.ETAT),
    (re.compile(r"^diplome(dingenieur|detechnicien|detudes|daccesauxetudes)"), TypeCertification.ETAT),
    (re.compile(r"^diplome(desmetiersdart|superieurdesarts|demedecine)"), TypeCertification.ETAT),
    (re.compile(r"^certificat(daptitude|despecialisation|professionneldelajeunesse)"), TypeCertification.ETAT),
)


def genre(type_diplome: str | None, fiche: str | None) -> TypeCertification | None:
    """The kind; null for what is none of the five, as a class or a university's own diploma without a sheet."""
    lettres = plier(type_diplome or "")
    for motif, kind in PAR_TYPE:
        if motif.search(lettres):
            return kind
    if fiche is None:
        return None
    return TypeCertification.HABILITATION if fiche.startswith("RS") else TypeCertification.RNCP_SUR_DEMANDE
