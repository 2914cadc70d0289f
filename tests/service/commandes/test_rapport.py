from collections import Counter

from importers.fusion import Compte
from importers.journal import Rejet
from importers.lot import Bilan
from service.commandes.rapport import rapport


def test_numbers_are_grouped_as_french_writes_them():
    bilan = Bilan("LO_0000000001", {"session": Compte(120_000, 0, 7)}, Counter(), Counter(), 1)
    assert list(rapport(bilan, essai=False)) == [
        "Lot LO_0000000001 :",
        "                       créés   modifiés  inchangés",
        "  sessions           120\u202f000          0          7",
        "1 session de cette source n'est plus dans le fichier : rien n'a été supprimé.",
    ]


def test_the_most_frequent_codes_come_first():
    bilan = Bilan("LO_0000000001", {}, Counter(SIRET_INVALIDE=1), Counter(TEXTE_HTML=2, TEXTE_LONG=1000), 0)
    assert list(rapport(bilan, essai=True))[2:] == [
        "1 rejet :",
        "        1  SIRET_INVALIDE",
        "1\u202f002 réserves :",
        "    1\u202f000  TEXTE_LONG",
        "        2  TEXTE_HTML",
    ]


def test_of_many_rejects_some_are_told_and_it_is_said():
    rejets = [Rejet(f"formation[{rang}]", "SIRET_INVALIDE", "Le SIRET a 14 chiffres.", None) for rang in (1, 2)]
    bilan = Bilan("LO_0000000001", {}, Counter(SIRET_INVALIDE=3), Counter(), 0, rejets)
    assert list(rapport(bilan, essai=False))[4:] == [
        "Les 2 premiers :",
        "  formation[1]",
        "    SIRET_INVALIDE : Le SIRET a 14 chiffres.",
        "  formation[2]",
        "    SIRET_INVALIDE : Le SIRET a 14 chiffres.",
    ]
