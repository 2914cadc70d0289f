"""`reconduireActions`: the last campaign of each action, copied to the next one; each for itself, and once."""

from datetime import date
from functools import partial
from typing import Annotated, Any

import strawberry

from graph.mutations.arguments import A_LA_SAISIE
from graph.mutations.chantier import Chantier
from graph.mutations.copie import copier, valeurs_copiees
from graph.mutations.issue import Issue
from graph.mutations.lignes import ReconductionLigne, ReconductionPayload
from graph.mutations.lot import MAXIMUM, exiger_un_lot, refus_de_ligne, tenter
from graph.mutations.mutation import mutation
from graph.mutations.saisies import parent
from models.enumerations import Noun, Precision
from models.erreurs import EntreeInvalide
from rules import reconduction
from rules.dates import LONGUEURS, dire, passee

Numeros = Annotated[list[str], strawberry.argument(description=f"Numéros des actions, {MAXIMUM} au plus.")]
Decalage = Annotated[
    int | None,
    strawberry.argument(description=f"De combien de mois les dates avancent, {reconduction.MAXIMUM} au plus."),
]

# Of what is diffused, the sessions of the last months; a copy is not copied again before it has begun.
_CAMPAGNE = """-- derniere_campagne
WITH reelle AS (SELECT s.id, s.numero, s.debut FROM session s
  WHERE s.action_id = %(action)s AND s.statut = 'VALIDEE' AND s.debut IS NOT NULL
    AND (s.debut <= %(aujourdhui)s OR NOT EXISTS (SELECT FROM evenement e
      WHERE (e.objet_id, e.noun, e.geste) = (s.id, 'session', 'DUPLIQUER'))))
SELECT id, numero FROM reelle
WHERE debut > (SELECT max(debut) FROM reelle) - make_interval(months => %(mois)s) ORDER BY debut, numero"""

_DEJA = """-- deja_reconduite
SELECT s.numero FROM session s LEFT JOIN session_site p ON p.session_id = s.id AND p.rang = 0
WHERE s.action_id = %(action)s AND s.debut = %(debut)s AND p.site_id IS NOT DISTINCT FROM %(site)s
  AND s.statut NOT IN ('REFUSEE', 'ANNULEE', 'ARCHIVEE') ORDER BY s.id LIMIT 1"""


def _reconduire(chantier: Chantier, numeros: Numeros, decalage_mois: Decalage = reconduction.MOIS) -> Issue:
    mois = reconduction.MOIS if decalage_mois is None else decalage_mois
    if not 0 < mois <= reconduction.MAXIMUM:
        raise EntreeInvalide(f"`decalageMois` : de 1 à {reconduction.MAXIMUM} (reçu : {mois}).")
    exiger_un_lot("numeros", numeros)
    # always in that order: two lots that share actions wait for one another
    faites = {numero: _action(chantier, numero, mois) for numero in sorted(numeros)}
    return Issue(lignes=tuple(ligne for numero in numeros for ligne in faites[numero]))


def _action(chantier: Chantier, numero: str, mois: int) -> list[Issue]:
    """The lines of one action; that of the action itself when it is refused."""

    def ouvrir() -> Issue:
        chantier.ecriture.verrouiller(Noun.ACTION, numero)  # one at a time copies its sessions
        sessions.extend(_sessions(chantier, parent(chantier, Noun.ACTION, numero, Noun.SESSION).id, mois))
        return Issue(demande=numero)

    sessions: list[tuple[int, str]] = []
    ouverte = tenter(chantier, Noun.ACTION, numero, ouvrir)
    if ouverte.anomalies:
        return [ouverte]
    if not sessions:
        message = "Cette action n'a pas de session validée dont le début soit connu."
        faire = "Saisissez la première session de la campagne (creerSession)."
        return [refus_de_ligne(Noun.ACTION, numero, "SANS_SESSION", (message, faire))]
    faites = [
        tenter(chantier, Noun.SESSION, session, partial(_session, chantier, cle, session, mois))._replace(
            origine=session
        )
        for cle, session in sessions
    ]
    return [faite._replace(demande=numero) for faite in faites]


def _sessions(chantier: Chantier, action: int, mois: int) -> list[tuple[int, str]]:
    parametres = {"action": action, "aujourdhui": chantier.aujourdhui, "mois": mois}
    return chantier.connexion.execute(_CAMPAGNE, parametres).fetchall()


def _session(chantier: Chantier, cle: int, numero: str, mois: int) -> Issue:
    """Its copy, or the one that is there already."""
    etat = chantier.ecriture.etat(Noun.SESSION, cle)
    if not reconduction.decalable(etat, mois):
        message = f"Une date de {numero} n'est connue qu'à l'année : {mois} mois ne la décalent pas."
        faire = "Décalez d'un nombre entier d'années, ou précisez d'abord ses dates."
        return refus_de_ligne(Noun.SESSION, numero, "DATES_IMPRECISES", (message, faire))
    if reconduction.hors_du_calendrier(etat, mois):
        message, faire = f"Une date de {numero} est trop lointaine pour la décaler.", "Corrigez d'abord ses dates."
        return refus_de_ligne(Noun.SESSION, numero, "DATE_LOINTAINE", (message, faire))
    dates = reconduction.decalees(etat, mois)
    precision = Precision[etat["debut_precision"]]
    if passee(date.fromisoformat(dates["debut"]), precision, chantier.aujourdhui):
        message = f"La copie de {numero} commencerait dans le passé ({dire(dates['debut'][: LONGUEURS[precision]])})."
        faire = "Décalez-la davantage (`decalageMois`), ou dupliquez-la avec ses dates (dupliquerSession)."
        return refus_de_ligne(Noun.SESSION, numero, "DEBUT_PASSE", (message, faire))
    cles: dict[str, Any] = {"action": etat["action_id"], "site": next(iter(etat["sites"]), None)}
    deja = chantier.connexion.execute(_DEJA, {**cles, "debut": dates["debut"]}).fetchone()
    if deja is not None:
        return Issue(presente=deja[0])
    precisions = {f"{nom}_precision": etat[f"{nom}_precision"] for nom in dates}
    return copier(chantier, numero, {**valeurs_copiees(etat), **dates, **precisions})


def _rendre(issue: Issue) -> ReconductionPayload:
    copiees = sum(ligne.numero is not None for ligne in issue.lignes)
    presentes = sum(ligne.presente is not None for ligne in issue.lignes)
    return ReconductionPayload(
        copiees=copiees,
        presentes=presentes,
        refusees=len(issue.lignes) - copiees - presentes,
        lignes=[ReconductionLigne.de(ligne) for ligne in issue.lignes],
    )


reconduire_actions = mutation(
    _reconduire,
    _rendre,
    "Reconduit la dernière campagne de chaque action : ses sessions validées sont copiées, en cours de saisie, leurs"
    " dates décalées. Renvoyée, elle ne copie que ce qui ne l'est pas encore.",
    A_LA_SAISIE,
)
