"""One formation that says most of what only Lhéo 2.3 can say, and where each thing goes in 2.2."""

from lxml import etree

from models.lheo.controle import controler
from models.lheo.conversion import descendre, remonter
from models.lheo.espaces import ESPACES

ANCIEN = f"{{{ESPACES['2.2']}}}"
GRANDE = """<formation xmlns="http://lheo.gouv.fr/2.3" numero="FO_1" datemaj="20261123"
    horodatage-export="2026-11-23T08:00:00Z">
  <domaine-formation><code-FORMACODE ref="V14">45066</code-FORMACODE></domaine-formation>
  <intitule-formation>Titre professionnel &lt;menuisier&gt;</intitule-formation>
  <objectif-formation>Fabriquer.</objectif-formation>
  <resultats-attendus>Un titre.</resultats-attendus>
  <contenu-formation>Bois.</contenu-formation>
  <certifiante>1</certifiante>
  <contact-formation numero="CT_1"><type-contact>4</type-contact><coordonnees/></contact-formation>
  <contact-formation numero="CT_2"><coordonnees><nom>Ruault</nom></coordonnees></contact-formation>
  <parcours-de-formation>1</parcours-de-formation>
  <code-niveau-entree uri="urn:niveau">13</code-niveau-entree>
  <certification>
    <code-RNCP>RNCP37123</code-RNCP>
    <code-CERTIFINFO>1184271</code-CERTIFINFO>
    <code-RS>RS5</code-RS>
    <code-CPF>CPF236</code-CPF>
  </certification>
  <code-type-formation><code-ELU>ELU1</code-ELU></code-type-formation>
  <code-niveau-sortie>14</code-niveau-sortie>
  <url-formation><urlweb>https://exemple.fr</urlweb></url-formation>
  <action numero="AC_1">
    <rythme-formation>Temps plein</rythme-formation>
    <code-public-vise ref="V14">83056</code-public-vise>
    <niveau-entree-obligatoire>0</niveau-entree-obligatoire>
    <modalites-alternance>-</modalites-alternance>
    <modalites-enseignement>2</modalites-enseignement>
    <conditions-specifiques>Aucune</conditions-specifiques>
    <prise-en-charge-frais-possible>1</prise-en-charge-frais-possible>
    <modalites-entrees-sorties>0</modalites-entrees-sorties>
    <duree-cycle>24</duree-cycle>
    <session numero="SE_1" horodatage-creation="2026-01-02T03:04:05">
      <periode><debut>20260914</debut><fin>20270600</fin></periode>
      <adresse-inscription>
        <adresse><denomination>Halle au bois</denomination><ligne>1 rue du Bois</ligne>
          <codepostal>53100</codepostal><ville>Mayenne</ville></adresse>
      </adresse-inscription>
      <periode-inscription uri="urn:p">
        <periode><debut>20260601</debut><fin>20260831</fin></periode>
      </periode-inscription>
      <etat-recrutement>1</etat-recrutement>
      <recrutement><modalite-recrutement>9</modalite-recrutement><nb-places>20</nb-places></recrutement>
      <url-session><urlweb>https://exemple.fr/s</urlweb></url-session>
      <contact-session><coordonnees/></contact-session>
      <extras info="sofi-dispositif" numero="DI_1"><extra info="type">PRF</extra></extras>
    </session>
    <langue-formation>fr</langue-formation>
    <langue-formation>br</langue-formation>
    <equipement><type-equipement>3</type-equipement></equipement>
    <prix-horaire-TTC>12.50</prix-horaire-TTC>
    <organisme-formateur>
      <SIRET-formateur><SIRET>12345678200010</SIRET></SIRET-formateur>
      <raison-sociale-formateur/>
      <contact-formateur><coordonnees/></contact-formateur>
      <contact-formateur><coordonnees/></contact-formateur>
      <code-UAI-formateur><code-UAI>0530001X</code-UAI></code-UAI-formateur>
    </organisme-formateur>
    <organisme-formateur>
      <SIRET-formateur><SIRET>73282932000074</SIRET></SIRET-formateur>
      <raison-sociale-formateur>Autre</raison-sociale-formateur>
    </organisme-formateur>
    <organisme-financeur><code-financeur>20</code-financeur><nb-places-financees>3</nb-places-financees></organisme-financeur>
    <enseignement><libelle-enseignement>Anglais</libelle-enseignement><type-enseignement>5</type-enseignement>
      <obligatoire>1</obligatoire></enseignement>
  </action>
  <organisme-formation-responsable numero="OR_1">
    <numero-activite>52530000053</numero-activite>
    <SIRET-organisme-formation><SIRET>12345678200010</SIRET></SIRET-organisme-formation>
    <nom-organisme>Les Ateliers</nom-organisme>
    <raison-sociale>Les Ateliers</raison-sociale>
    <coordonnees-organisme><coordonnees/></coordonnees-organisme>
    <contact-organisme><coordonnees/></contact-organisme>
    <code-UAI-organisme-formation><code-UAI>0530001X</code-UAI></code-UAI-organisme-formation>
  </organisme-formation-responsable>
</formation>"""


def test_everything_of_2_3_goes_to_the_element_it_was_taken_from():
    ancienne = descendre(etree.fromstring(GRANDE))
    assert controler(ancienne, "2.2") == []
    blocs = [bloc for bloc in ancienne.iter(f"{ANCIEN}extras") if bloc.get("info") == "conversion2003"]
    assert all(bloc.getnext() is None for bloc in blocs)
    assert {
        etree.QName(bloc.getparent()).localname: [f"{e.get('info')} {etree.QName(e[0]).localname}" for e in bloc]
        for bloc in blocs
    } == {
        "formation": [
            "attributs formation",
            "element contact-formation",
            "valeur code-niveau-entree",
            "element code-type-formation",
            "valeur code-niveau-sortie",
        ],
        "contact-formation": ["element type-contact"],
        "certification": ["valeur code-RNCP", "element code-CERTIFINFO", "element code-RS", "element code-CPF"],
        "action": [
            "ajout lieu-de-formation",
            "element duree-cycle",
            "element langue-formation",
            "element equipement",
            "element organisme-formateur",
            "element enseignement",
        ],
        "session": [
            "attributs session",
            "attributs periode-inscription",
            "element recrutement",
            "element url-session",
            "element contact-session",
        ],
        "adresse": ["element denomination"],
        "organisme-formateur": ["element contact-formateur", "element code-UAI-formateur"],
        "organisme-financeur": ["valeur code-financeur"],
        "organisme-formation-responsable": ["element code-UAI-organisme-formation"],
    }


def test_a_partner_who_only_reads_2_2_reads_the_nearest_values():
    ancienne = descendre(etree.fromstring(GRANDE))
    noms = ("code-niveau-entree", "code-RNCP", "code-niveau-sortie", "langue-formation", "code-financeur")
    assert [[noeud.text for noeud in ancienne.iter(ANCIEN + nom)] for nom in noms] == [
        ["4"],
        ["37123"],
        ["5"],
        ["fr"],
        ["13"],
    ]


def test_it_comes_back_word_for_word():
    source = etree.fromstring(GRANDE)
    relue = etree.fromstring(etree.tostring(descendre(source), encoding="utf-8"))
    assert etree.tostring(remonter(relue), method="c14n") == etree.tostring(source, method="c14n")
