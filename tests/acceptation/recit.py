"""The example of the leaflet entered, returned, corrected, validated, then changed: what each step answered.

Operations are those of README, « Self-entry », over HTTP; these below are what comes before.
"""

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from models.autosaisie import Droit, Role
from service.comptes import gestion, jetons

SIRET = "90000001900019"
CARIF, SAISIE, VOISIN = "agent@carif.example", "saisie@auboisveillant.example", "gestion@voisin.example"
ADRESSE = {"lignes": ["1 rue des Tilleuls"], "codePostal": "53100", "commune": "53147"}
DATES = {"debut": "2027-09-27", "fin": "2028-06-13"}
FINANCEMENT = {"type": "OPCO", "financeur": "16", "publics": ["82044"]}
MOTIF = "L'atelier est fermé le 27 : donnez la date du premier jour de cours."

README = Path(__file__).parents[2] / "README.md"
OPERATIONS = (
    README.read_text(encoding="utf-8").partition("## Self-entry")[2].partition("```graphql\n")[2].partition("```")[0]
)
AVANT = """
fragment refus on Payload { anomalies { code } }
mutation Organisme($donnees: OrganismeDonnees!) { creerOrganisme(donnees: $donnees) { organisme { numero } ...refus } }
mutation Etablissement($organisme: String!, $donnees: EtablissementDonnees!) {
  creerEtablissement(organisme: $organisme, donnees: $donnees) { etablissement { numero } ...refus }
}
mutation Site($etablissement: String!, $donnees: SiteDonnees!) {
  creerSite(etablissement: $etablissement, donnees: $donnees) { site { numero statut } ...refus }
}
mutation Contact($organisme: String!, $donnees: ContactDonnees!) {
  creerContact(organisme: $organisme, donnees: $donnees) { contact { numero statut } ...refus }
}
"""


class Recit:
    """Who acts by which token, and the answers by the name of their step."""

    def __init__(self, url: str, client: TestClient) -> None:
        self.url, self.client = url, client
        self.jetons: dict[str, str] = {}
        self.etapes: dict[str, Any] = {}

    def inscrire(self, courriel: str, role: Role, mandat: gestion.Mandat | None = None) -> None:
        """An account and its token, as `sofi compte` and `sofi jeton` give them."""
        gestion.creer(self.url, courriel, role, mandat)
        self.jetons[courriel] = jetons.creer(self.url, courriel)

    def demander(self, qui: str | None, operation: str, document: str = OPERATIONS, **variables: Any) -> Any:
        """The whole answer; `qui` is the address of an account, the public without."""
        entetes = {"authorization": f"Bearer {self.jetons[qui]}"} if qui else {}
        corps = {"query": document, "operationName": operation, "variables": variables}
        return self.client.post("/graphql", json=corps, headers=entetes).json()

    def dire(self, etape: str, qui: str | None, operation: str, **variables: Any) -> Any:
        """What its only field answers, kept under the name of the step."""
        reponse = self.demander(qui, operation, **variables)
        assert "errors" not in reponse, reponse
        [self.etapes[etape]] = reponse["data"].values()
        return self.etapes[etape]

    def preparer(self) -> None:
        """The Carif enters the organisme, and gives an account that acts for it; another one is next door."""
        self.inscrire(CARIF, Role.CARIF)
        for siren, nda, nom in (("900000019", "52530000153", "Auboisveillant"), ("900000027", "52530000253", "Voisin")):
            donnees = {"raisonSociale": nom, "siren": siren, "numeroDeclarationActivite": nda, "domaines": ["45502"]}
            organisme = self._avant(CARIF, "Organisme", donnees=donnees)["organisme"]["numero"]
            self.etapes[nom] = organisme
            siret = _siret(siren)
            donnees = {"siret": siret, "nom": nom, "principal": True, "adresse": ADRESSE}
            self.etapes[siret] = self._avant(CARIF, "Etablissement", organisme=organisme, donnees=donnees)
        self.inscrire(SAISIE, Role.ORGANISME, gestion.Mandat(SIRET, Droit.SAISIE))
        self.inscrire(VOISIN, Role.ORGANISME, gestion.Mandat(_siret("900000027"), Droit.GESTION))

    def _avant(self, qui: str, operation: str, **variables: Any) -> Any:
        reponse = self.demander(qui, operation, AVANT, **variables)
        assert "errors" not in reponse, reponse
        [valeur] = reponse["data"].values()
        assert valeur["anomalies"] == []
        return valeur

    def saisir(self) -> None:
        """The organisme enters where, whom to ask, the action and its session, and hands them in: too early."""
        etablissement = self.etapes[SIRET]["etablissement"]["numero"]
        site = {"nom": "Atelier de Mayenne", "principal": True, "adresse": ADRESSE}
        lieu = self._avant(SAISIE, "Site", etablissement=etablissement, donnees=site)["site"]
        contact = {"typeContact": "4", "nomFamille": "Tilleul", "telephones": ["02 43 00 00 01"]}
        qui = self._avant(SAISIE, "Contact", organisme=self.etapes["Auboisveillant"], donnees=contact)["contact"]
        action = {
            "modaliteEnseignement": "PRESENTIEL",
            "rythme": "Temps plein",
            "conditionsSpecifiques": "Aucune",
            "prixTotalTtc": "5586",
            "contacts": [qui["numero"]],
        }
        variables = {"etablissement": etablissement, "certifinfo": "119007", "action": action}
        cree = self.dire("action", SAISIE, "Action", **variables)["action"]
        session = {**DATES, "sites": [lieu["numero"]]}
        self.dire("session", SAISIE, "Session", de=cree["numero"], session=session)
        self.dire("trop tôt", SAISIE, "Soumettre", numero=self.numero, version=1)

    def soumettre_et_retourner(self) -> None:
        """What lacked is given; the Carif finds it in its queue, and returns it."""
        numero = self.numero
        self.dire("complétée", SAISIE, "Corriger", numero=numero, version=1, correction={"dispositifs": [FINANCEMENT]})
        self.dire("soumise", SAISIE, "Soumettre", numero=numero, version=2)
        self.dire("brouillon vu du public", None, "Suivre", numero=numero)
        self.dire("brouillon vu du voisin", VOISIN, "Suivre", numero=numero)
        self.dire("file", CARIF, "File", organisme=self.etapes["Auboisveillant"])
        self.dire("retournée", CARIF, "Retourner", numero=numero, version=3, motif=MOTIF)
        self.dire("tableau", SAISIE, "Tableau", organisme=self.etapes["Auboisveillant"])

    def corriger_et_valider(self) -> None:
        """Corrected, handed in again, validated: everybody finds it."""
        numero = self.numero
        self.dire("corrigée", SAISIE, "Corriger", numero=numero, version=4, correction={"debut": "2027-09-28"})
        self.dire("soumise encore", SAISIE, "Soumettre", numero=numero, version=5)
        self.dire("validée", CARIF, "Valider", numero=numero, version=6)
        self.dire("vue du public", None, "Suivre", numero=numero)
        self.dire("trouvée", None, "Chercher", texte="ébéniste")
        self.etapes["lhéo"] = self.client.get("/lheo.xml").text

    def modifier(self) -> None:
        """An edit of what is diffused waits beside it, then takes its place."""
        numero = self.numero
        self.dire("modifiée", SAISIE, "Corriger", numero=numero, version=7, correction={"debut": "2027-10-04"})
        proposee = self.etapes["modifiée"]["session"]["proposition"]
        self.dire("modification soumise", SAISIE, "Soumettre", numero=numero, version=proposee["version"])
        self.dire("file encore", CARIF, "File", organisme=self.etapes["Auboisveillant"])
        for qui, etape in ((None, "public"), (VOISIN, "voisin"), (SAISIE, "organisme"), (CARIF, "carif")):
            self.dire(f"en attente, vue : {etape}", qui, "Suivre", numero=numero)
        proposee = self.etapes["en attente, vue : carif"]["proposition"]
        self.dire("modification validée", CARIF, "Valider", numero=numero, version=proposee["version"])
        self.dire("à la fin", None, "Suivre", numero=numero)
        self.dire("histoire", CARIF, "Suivre", numero=numero)

    @property
    def numero(self) -> str:
        """Of the session."""
        return str(self.etapes["session"]["session"]["numero"])


def _siret(siren: str) -> str:
    """The first one of an enterprise: the last digit is the key of the others."""
    treize = f"{siren}0001"
    return next(f"{treize}{cle}" for cle in range(10) if _luhn(f"{treize}{cle}"))


def _luhn(chiffres: str) -> bool:
    doubles = [int(c) * (2 if rang % 2 else 1) for rang, c in enumerate(reversed(chiffres))]
    return sum(d - 9 if d > 9 else d for d in doubles) % 10 == 0
