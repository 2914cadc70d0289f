"""Of which organisme a file is: the one its sender says, or the only one they enter for; and whether it is trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import psycopg
from psycopg.rows import class_row

from models.autosaisie import Droit
from models.erreurs import EntreeInvalide, Interdit, Introuvable, NonAuthentifie
from rules.organisme import lire_siret

if TYPE_CHECKING:
    from models.lecteur import Lecteur

# the Carif needs nobody's agreement
_ORGANISMES = """-- organismes_a_importer
SELECT o.id, o.numero, coalesce(o.nom_usage, o.raison_sociale) AS nom,
    %(du_carif)s OR EXISTS (
        SELECT FROM membre m WHERE (m.compte_id, m.organisme_id) = (%(compte)s, o.id) AND m.importe) AS accepte
FROM organisme o
WHERE CASE WHEN %(siret)s::text IS NULL THEN o.id = ANY (%(siens)s)
    ELSE o.id = (SELECT organisme_id FROM etablissement WHERE siret = %(siret)s) END
ORDER BY o.numero"""


class Destinataire(NamedTuple):
    """The organisme; `accepte`: whether what its files bring is diffused as what other feeds bring."""

    id: int
    numero: str
    nom: str
    accepte: bool

    @property
    def emetteur(self) -> str:
        """Who numbers the objects of its files: a name that no command can give (see SOURCE)."""
        return f"saisie:{self.numero}"


def exiger_un_compte(lecteur: Lecteur) -> None:
    """Refuse those who write for nobody; raises NonAuthentifie, Interdit."""
    if lecteur.compte is None:
        raise NonAuthentifie("Un fichier s'envoie avec un compte : donnez un jeton (Authorization: Bearer …).")
    if lecteur.lecture_seule:
        raise Interdit("Ce jeton ne fait que lire : il n'envoie pas de fichier.")
    if not (lecteur.du_carif or _saisis(lecteur)):
        raise Interdit("Pour envoyer un fichier, il faut le droit « saisie » (SAISIE) sur un organisme.")


def destinataire(url: str, lecteur: Lecteur, dit: str | None) -> Destinataire:
    """The organisme of this SIRET, else their only one; raises EntreeInvalide, Interdit, Introuvable."""
    siret = lire_siret(dit).valeur if dit else None
    if dit and siret is None:
        raise EntreeInvalide(f"« {dit:.50} » n'est pas un SIRET : 14 chiffres, le dernier en étant la clé.")
    siens = _saisis(lecteur)
    if siret is None and len(siens) != 1:
        raise EntreeInvalide("Dites de quel organisme est ce fichier : organisme=SIRET.")
    parametres = {"du_carif": lecteur.du_carif, "compte": lecteur.compte, "siret": siret, "siens": siens}
    with psycopg.connect(url) as connexion, connexion.cursor(row_factory=class_row(Destinataire)) as curseur:
        trouve = curseur.execute(_ORGANISMES, parametres).fetchone()
    if lecteur.du_carif:
        if trouve is None:
            raise Introuvable(f"Aucun établissement du catalogue n'a le SIRET {siret}.")
        return trouve
    if trouve is None or trouve.id not in siens:
        raise Interdit("Il faut le droit « saisie » (SAISIE) sur l'organisme dont c'est le fichier.")
    return trouve


def _saisis(lecteur: Lecteur) -> list[int]:
    """Those they enter for; the Carif's are all, and none in particular."""
    return [droit.organisme for droit in lecteur.droits if droit.droit.comprend(Droit.SAISIE)]
