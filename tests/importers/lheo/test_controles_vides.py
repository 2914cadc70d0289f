"""Elements that say nothing count for absent."""

from importers.lheo.arbre import enfants
from importers.lheo.controles import fautes_d_offre, oter_les_vides, unites_perdues
from models.lheo.faute import Faute
from tests.importers.document import Document

ACTION = "formation[numero=F1]/action[1]"
SESSION = f"{ACTION}/session[1]"


def fautes(document: Document) -> list[Faute]:
    formation = document.formation()
    return fautes_d_offre(formation, enfants(formation), "2.3")


def test_what_counts_for_absent_is_taken_away():
    document = Document().dedans("session", "<contact-session/>").dedans("action", "<organisme-formateur/>")
    trouvees = fautes(document)

    oter_les_vides(document.formation(), trouvees)

    assert [trouvee.code for trouvee in trouvees] == ["ELEMENT_VIDE"] * 2
    assert document.racine.xpath("//*[local-name() = 'contact-session' or local-name() = 'organisme-formateur']") == []


def test_an_empty_session_is_left_out_and_its_place_kept():
    document = Document().avant("session", "<session/>").dit("session[2]/periode/fin", "20270231")

    trouvees = fautes(document)
    oter_les_vides(document.formation(), trouvees)

    assert unites_perdues(trouvees) == {SESSION, f"{ACTION}/session[2]"}
    assert len(document.racine.xpath("//*[local-name() = 'session']")) == 2
