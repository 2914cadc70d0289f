from pathlib import Path

from exporters.lheo.constats import Constat, Decision, Offre
from service.commandes.bilan_export import Bilan, lignes


def constat(offre: str, code: Decision) -> Constat:
    return Constat(offre, "SE_0000000042", "periode", code, f"{offre} est {code.libelle}.")


def bilan_de(*offres: Offre, octets: int = 0) -> Bilan:
    bilan = Bilan()
    for offre in offres:
        bilan.noter(offre)
    bilan.octets = octets
    return bilan


def test_an_export_without_a_decision_is_one_line():
    bilan = bilan_de(Offre("FO_1", 1, ()), octets=120_000)
    assert list(lignes(bilan, None)) == ["Export Lhéo : 1 offre, 1 session, 120\u202f000 octets."]


def test_decisions_are_counted_with_the_offers_that_they_touch():
    rempli, refuse = constat("FO_1", Decision.REMPLI), constat("FO_2", Decision.REFUSE)
    bilan = bilan_de(Offre("FO_1", 2, (rempli, rempli)), Offre("FO_2", 0, (rempli, refuse)))
    assert list(lignes(bilan, None)) == [
        "Export Lhéo : 1 offre, 2 sessions, 0 octet.",
        "                    éléments     offres",
        "  rempli                   3          2",
        "  refusé                   1          1",
        "Refus :",
        "  FO_2, SE_0000000042, periode",
        "    FO_2 est refusé.",
        "Pour le détail, offre par offre : --rapport FICHIER.csv",
    ]


def test_organismes_of_the_annuaire_are_no_offers():
    bilan = bilan_de(Offre("FO_1", 1, ()), Offre("OR_1", 0, ()), Offre("OR_2", 0, (constat("OR_2", Decision.REMPLI),)))
    assert next(lignes(bilan, None)) == "Export Lhéo : 1 offre, 1 session, 2 organismes sans offre, 0 octet."


def test_of_many_refusals_the_first_are_told_and_where_the_others_are():
    bilan = bilan_de(*(Offre(f"FO_{rang}", 0, (constat(f"FO_{rang}", Decision.REFUSE),)) for rang in range(9)))
    dites = list(lignes(bilan, Path("rapport.csv")))
    assert dites[3] == "Les 5 premiers refus :"
    assert dites[-3:] == ["  FO_4, SE_0000000042, periode", "    FO_4 est refusé.", "Le détail est dans rapport.csv."]
