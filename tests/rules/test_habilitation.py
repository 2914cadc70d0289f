"""Who may train for a sheet: the table of cases."""

import pytest

from models.enumerations import CorrespondanceHabilitation as Par
from models.enumerations import EtatHabilitation as Etat
from models.enumerations import QualiteHabilitation as Qualite
from models.enumerations import ReponseHabilitation as Reponse
from models.enumerations import TypeHabilitation as Genre
from rules.habilitation import Certificateur, FicheLue, Partenaire, habilitation_a_former

SIRET, VOISIN, AUTRE = "73282932000074", "73282932000082", "12345678200010"
OUI, NON, A_VERIFIER = Reponse.HABILITE, Reponse.NON_HABILITE, Reponse.A_VERIFIER
FORMEZ = "L'organisme n'est ni certificateur ni partenaire de la fiche. Voyez le certificateur."
ORGANISEZ = "L'organisme peut organiser l'évaluation, mais pas former. Demandez cette habilitation au certificateur."
ETEINTE = "L'habilitation à former n'est pas active. Vérifiez-la auprès du certificateur."
FINIE = "La fiche n'est plus active : l'habilitation est sans effet. Choisissez la fiche qui la remplace."


def lue(*gens: Certificateur | Partenaire, active: bool = True, de_droit: bool = False) -> FicheLue:
    return FicheLue(
        active,
        de_droit,
        [un for un in gens if isinstance(un, Certificateur)],
        [un for un in gens if isinstance(un, Partenaire)],
    )


@pytest.mark.parametrize(
    ("fiche", "attendu"),
    [
        (lue(), (NON, None, None)),
        (lue(de_droit=True), (A_VERIFIER, None, None)),
        (lue(Certificateur(SIRET, actif=True)), (OUI, Par.SIRET, Qualite.CERTIFICATEUR)),
        (lue(Certificateur(SIRET, actif=True), active=False), (OUI, Par.SIRET, Qualite.CERTIFICATEUR)),
        (lue(Certificateur(SIRET, actif=False)), (NON, None, None)),
        (lue(Certificateur(None, actif=True)), (NON, None, None)),
        (lue(Certificateur(VOISIN, actif=True)), (OUI, Par.SIREN, Qualite.CERTIFICATEUR)),
        (lue(Certificateur(AUTRE, actif=True)), (NON, None, None)),
        (lue(Partenaire(SIRET, Genre.FORMER, Etat.ACTIF)), (OUI, Par.SIRET, Qualite.PARTENAIRE)),
        (lue(Partenaire(SIRET, Genre.ORGA_FORM, Etat.ACTIF)), (OUI, Par.SIRET, Qualite.PARTENAIRE)),
        (lue(Partenaire(SIRET, Genre.ORGANISER, Etat.ACTIF)), (NON, None, None)),
        (lue(Partenaire(SIRET, Genre.FORMER, Etat.INACTIF)), (NON, None, None)),
        (lue(Partenaire(SIRET, Genre.FORMER, Etat.SUPPRIME)), (NON, None, None)),
        (lue(Partenaire(SIRET, Genre.FORMER, None)), (NON, None, None)),
        (lue(Partenaire(SIRET, Genre.FORMER, Etat.ACTIF), active=False), (NON, None, None)),
        (lue(Partenaire(VOISIN, Genre.FORMER, Etat.ACTIF)), (OUI, Par.SIREN, Qualite.PARTENAIRE)),
        (lue(Partenaire(None, Genre.FORMER, Etat.ACTIF)), (NON, None, None)),
        (
            lue(Certificateur(VOISIN, actif=True), Partenaire(SIRET, Genre.FORMER, Etat.ACTIF)),
            (OUI, Par.SIRET, Qualite.PARTENAIRE),
        ),
        (
            lue(Certificateur(SIRET, actif=True), Partenaire(SIRET, Genre.FORMER, Etat.ACTIF)),
            (OUI, Par.SIRET, Qualite.CERTIFICATEUR),
        ),
        (lue(Partenaire(SIRET, Genre.FORMER, Etat.SUPPRIME), de_droit=True), (A_VERIFIER, None, None)),
    ],
)
def test_an_organisme_may_train_or_not(fiche: FicheLue, attendu: tuple[Reponse, Par | None, Qualite | None]):
    assert habilitation_a_former(SIRET, fiche)[:3] == attendu


@pytest.mark.parametrize(
    ("fiche", "motif"),
    [
        (lue(), FORMEZ),
        (lue(Partenaire(SIRET, Genre.ORGANISER, Etat.ACTIF)), ORGANISEZ),
        (lue(Partenaire(SIRET, Genre.FORMER, Etat.SUPPRIME)), ETEINTE),
        (lue(Partenaire(SIRET, Genre.FORMER, Etat.ACTIF), active=False), FINIE),
        (
            lue(de_droit=True),
            "La certification est enregistrée de droit : aucune liste publique ne dit qui peut y former.",
        ),
        (lue(Certificateur(SIRET, actif=True)), "Cet établissement est certificateur de la fiche."),
        (
            lue(Partenaire(VOISIN, Genre.FORMER, Etat.ACTIF)),
            "Un autre établissement de la même entreprise (même SIREN) est partenaire habilité de la fiche.",
        ),
    ],
)
def test_the_answer_says_why(fiche: FicheLue, motif: str):
    assert habilitation_a_former(SIRET, fiche).motif == motif
