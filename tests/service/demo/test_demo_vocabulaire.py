from models.nomenclatures import nomenclature
from rules.dispositif import type_du_programme
from service.demo import vocabulaire
from service.demo.categories import ORDRE
from service.demo.filieres import FILIERES, quotas


def test_the_sample_knows_192_formations_of_26_domains_in_62_communes():
    assert (len(vocabulaire.modeles()), len(vocabulaire.domaines()), len(vocabulaire.communes())) == (192, 26, 62)


def test_every_key_is_given_once():
    cles = [modele.cle for modele in vocabulaire.modeles()]
    assert len(set(cles)) == len(cles)


def test_a_certif_info_code_names_one_certification():
    certifinfos = [modele.certifinfo for modele in vocabulaire.modeles() if modele.certifinfo]
    assert len(set(certifinfos)) == len(certifinfos)


def test_every_domain_is_taught():
    assert {modele.domaine for modele in vocabulaire.modeles()} == set(vocabulaire.domaines())


def test_the_communes_are_of_the_five_departements():
    assert {commune.departement for commune in vocabulaire.communes()} == {"44", "49", "53", "72", "85"}


def test_every_formation_is_offered_in_some_way():
    offertes = {modele.cle for filiere in FILIERES for modele in filiere.modeles()}
    assert offertes == {modele.cle for modele in vocabulaire.modeles()}


def test_one_session_out_of_five_is_publicly_paid():
    assert quotas(5000) == {"individuelle": 2900, "publique": 1000, "alternance": 750, "initiale": 350}


def test_every_kind_of_organisme_is_one_that_the_lists_know():
    connues = {ligne["code"] for ligne in nomenclature("categorie_organisme")}
    assert {categorie.code for categorie in ORDRE} <= connues


def test_every_programme_is_one_by_which_the_rules_know_a_dispositif():
    types = {
        programme: type_du_programme(programme)
        for filiere in FILIERES
        for modele in vocabulaire.modeles()
        for financement in vocabulaire.financements(filiere.cle, modele.domaine, modele.cle)
        if (programme := financement.programme)
    }
    assert sorted(programme for programme, type_ in types.items() if type_ is None) == [
        "Pacte pour l'insertion",
        "Parcours linguistique à visée professionnelle",
        "Plan d'investissement dans les compétences",
    ]
