"""What the catalogue says of what a demande asks for, whoever may see it; what would close with something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders.requete import Requete
from models.enumerations import Noun, Source, Statut
from rules.demande import Faits
from rules.propriete import ecrivains

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from loaders.requete import Ligne
    from models.ecriture_demande import Cible
    from rules.demande import Voeu

_FAITS: Final = """-- faits_d_une_demande
SELECT coalesce(s.statut, e.statut, o.statut), coalesce(s.conventionnee, false), o.numero_declaration_activite, e.siret,
  EXISTS (SELECT FROM etablissement a WHERE a.siret = %(nouveau)s::text)
    OR EXISTS (SELECT FROM organisme a WHERE a.numero_declaration_activite = %(nouveau)s::text AND a.id <> o.id),
  EXISTS (SELECT FROM derogation d WHERE d.etablissement_id = e.id AND (d.fin IS NULL OR d.fin >= %(aujourdhui)s)),
  EXISTS (SELECT FROM membre m JOIN compte c ON c.id = m.compte_id
    WHERE c.courriel = %(courriel)s::text AND m.organisme_id = o.id AND m.droit = 'GESTION')
FROM (VALUES (1)) AS une LEFT JOIN organisme o ON o.id = %(organisme)s::bigint
LEFT JOIN etablissement e ON e.id = %(etablissement)s::bigint LEFT JOIN session s ON s.id = %(session)s::bigint"""

# What is diffused or waits under an établissement, or of a whole organisme: children first. What waits with a session
# has no submission of its own.
_A_FERMER: Final = """-- objets_a_fermer
WITH ferme AS (SELECT id FROM etablissement WHERE id = %(etablissement)s::bigint
    OR (%(etablissement)s::bigint IS NULL AND organisme_id = %(organisme)s)),
action_fermee AS (SELECT * FROM action WHERE etablissement_id IN (SELECT id FROM ferme)),
objet AS (
  SELECT 1 AS rang, 'SESSION' AS noun, id, numero, statut, source, version, debut > %(aujourdhui)s AS a_venir
    FROM session WHERE action_id IN (SELECT id FROM action_fermee)
      AND NOT declaree_perimee AND (fin IS NULL OR fin >= %(aujourdhui)s)
  UNION ALL SELECT 2, 'ACTION', id, numero, statut, source, version, false FROM action_fermee
  UNION ALL SELECT 3, 'FORMATION', id, numero, statut, source, version, false FROM formation
    WHERE proprietaire_id = %(organisme)s AND %(etablissement)s::bigint IS NULL
  UNION ALL SELECT 4, 'SITE', id, numero, statut, source, version, false FROM site
    WHERE etablissement_id IN (SELECT id FROM ferme)
  UNION ALL SELECT 5, 'CONTACT', id, numero, statut, source, version, false FROM contact
    WHERE organisme_id = %(organisme)s AND %(etablissement)s::bigint IS NULL
  UNION ALL SELECT 6, 'ETABLISSEMENT', id, numero, statut, source, version, false FROM etablissement
    WHERE id IN (SELECT id FROM ferme)
  UNION ALL SELECT 7, 'ORGANISME', id, numero, statut, source, version, false FROM organisme
    WHERE id = %(organisme)s AND %(etablissement)s::bigint IS NULL)
SELECT noun, numero, source, version, coalesce(a_venir, false), statut = 'SOUMISE' OR EXISTS (SELECT FROM soumission
    WHERE soumission.noun = lower(objet.noun) AND soumission.objet_id = objet.id AND soumission.etat = 'DEPOSEE')
FROM objet WHERE statut IN ('VALIDEE', 'SOUMISE') ORDER BY rang, numero"""


class AFermer:
    """What closes, and what keeps it from closing.

    `objets`: noun, number, version, and whether it has yet to begin; `soumis`: numbers of what waits for the Carif;
    `lus_seulement`: numbers of what its source alone withdraws.
    """

    def __init__(self, lignes: Iterable[Ligne]) -> None:
        self.objets: list[tuple[Noun, str, int, bool]] = []
        self.soumis: list[str] = []
        self.lus_seulement: list[str] = []
        for nom, numero, source, version, a_venir, soumis in lignes:
            noun = Noun[nom]
            if soumis:
                self.soumis.append(numero)
            elif Source.CARIF in ecrivains(noun, Source[source]):
                self.objets.append((noun, numero, version, a_venir))
            else:
                self.lus_seulement.append(numero)


def lire(voeu: Voeu, cible: Cible, aujourdhui: date) -> Requete:
    """The statement that tells the facts."""
    connus = {"nouveau": voeu.nouveau, "courriel": voeu.courriel, "aujourdhui": aujourdhui}
    return Requete(_FAITS, cible._asdict() | connus)


def faits(lignes: Iterable[Ligne]) -> Faits:
    """Its row."""
    statut, *autres = next(iter(lignes))
    return Faits(statut and Statut[statut], *autres)


def lire_a_fermer(cible: Cible, aujourdhui: date) -> Requete:
    """The statement that tells what would close."""
    parametres = {"organisme": cible.organisme, "etablissement": cible.etablissement, "aujourdhui": aujourdhui}
    return Requete(_A_FERMER, parametres)
