"""What identifies an offer and its organismes, and what does not."""

import pytest

from importers.lheo.arbre import enfants
from importers.lheo.controles import fautes_d_offre, fautes_d_organisme
from models.lheo.faute import Faute
from tests.importers.document import Document

SIRET = "organisme-formation-responsable/SIRET-organisme-formation/SIRET"
ACTION = "formation[numero=F1]/action[1]"


def fautes(document: Document) -> list[Faute]:
    formation = document.formation()
    return fautes_d_offre(formation, enfants(formation), "2.3")


@pytest.mark.parametrize("unite", ["formation", "action", "session", "organisme-formation-responsable"])
def test_a_number_too_long_to_be_a_key_is_refused(unite: str):
    trouvees = fautes(Document().numero(unite, "7" * 251))

    assert [(trouvee.code, trouvee.message) for trouvee in trouvees] == [
        ("NUMERO_TROP_LONG", "L'attribut numero a 251 caractères : raccourcissez-le à 250 au plus.")
    ]


def test_an_organisme_without_number_nor_siret_is_refused_whatever_its_nda():
    document = Document().numero("organisme-formation-responsable", None).dit(SIRET, "00000000000000")

    (trouvee,) = fautes(document)

    ou = "formation[numero=F1]/organisme-formation-responsable[1]"
    message = "Rien n'identifie cet organisme : donnez-lui un SIRET, ou un attribut numero."
    assert trouvee == Faute(ou, "ORGANISME_NON_IDENTIFIE", message)


def test_a_formateur_without_number_nor_siret_is_refused():
    formateur = """<organisme-formateur><SIRET-formateur><SIRET>00000000000000</SIRET></SIRET-formateur>
        <raison-sociale-formateur>X</raison-sociale-formateur></organisme-formateur>"""

    (trouvee,) = fautes(Document().dedans("action", formateur))

    assert (trouvee.chemin, trouvee.code) == (f"{ACTION}/organisme-formateur[1]", "ORGANISME_NON_IDENTIFIE")


@pytest.mark.parametrize("remplissage", ["-", "Non renseigné", "&nbsp;"])
def test_a_formation_without_a_title_is_refused(remplissage: str):
    (trouvee,) = fautes(Document().dit("intitule-formation", remplissage))

    message = "L'intitulé manque. Remplissez ce champ."
    ou = "formation[numero=F1]/intitule-formation"
    assert trouvee == Faute(ou, "FORMATION_INTITULE_OBLIGATOIRE", message)


def test_an_organisme_without_any_name_is_refused():
    responsable = "organisme-formation-responsable"
    document = Document().dit("nom-organisme", "-").dit("raison-sociale", "-")

    (trouvee,) = fautes_d_organisme(document.noeud(responsable), "2.3")

    message = "La raison sociale manque. Remplissez ce champ."
    assert (trouvee.code, trouvee.message) == ("ORGANISME_RAISON_SOCIALE_OBLIGATOIRE", message)
