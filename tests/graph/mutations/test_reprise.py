"""What a feed brought is no longer the feed's once somebody changed it here: it does not overwrite it any more."""

from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.lheo import importer
from importers.lot import Bilan, Options
from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_SAISIE, CARIF
from tests.importers.document import Document, offre

pytestmark = pytest.mark.anyio

DU_FLUX = "UPDATE session SET (source, emetteur) = ('LHEO', 'reseau') WHERE id = 701"
TENANTE = "SELECT source, emetteur, effectif_minimal, version FROM session WHERE id = 701"
AU_FLUX = {"source": "LHEO", "emetteur": "reseau", "effectif_minimal": None, "version": 1}
MODIFIER = """mutation ($n: String!, $version: Int!, $donnees: SessionDonnees!) {
  modifierSession(numero: $n, version: $version, donnees: $donnees) {
    session { version proposition { version } } anomalies { code niveau } } }"""
GESTE = """mutation ($geste: Geste!, $version: Int!) { appliquerGeste(
  geste: $geste, objets: [{ numero: "SE_0000000001", version: $version }], motif: "Voilà.") { faits } }"""


async def modifier(muter: Muter, lecteur: Any, numero: str = "SE_0000000001", **donnees: Any) -> dict[str, Any]:
    payload = (await muter(MODIFIER, lecteur, n=numero, version=1, donnees=donnees)).donnees["modifierSession"]
    assert payload["session"] is not None, payload
    return dict(payload["session"])


async def decider(muter: Muter, geste: str) -> None:
    """What becomes of the edit of the organisme, once handed in."""
    version = (await modifier(muter, A_SAISIE, effectifMinimal=8))["proposition"]["version"]
    assert (await muter(GESTE, A_SAISIE, geste="SOUMETTRE", version=version)).donnees["appliquerGeste"]["faits"] == 1
    assert (await muter(GESTE, CARIF, geste=geste, version=version + 1)).donnees["appliquerGeste"]["faits"] == 1


async def test_the_edit_of_an_organisme_takes_it_once_validated(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any
):
    ecrire_en_base(DU_FLUX)
    await decider(muter, "VALIDER")
    [lue] = lire_la_base(TENANTE)
    assert (lue["source"], lue["emetteur"], lue["effectif_minimal"]) == ("SAISIE", None, 8)
    anciennes = "SELECT anciennes_valeurs AS a FROM evenement WHERE geste = 'VALIDER'"
    assert lire_la_base(anciennes) == [{"a": {"effectif_minimal": None, "source": "LHEO", "emetteur": "reseau"}}]


async def test_an_edit_that_waits_or_is_refused_leaves_it_to_the_feed(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any
):
    ecrire_en_base(DU_FLUX)
    await decider(muter, "REFUSER")
    assert lire_la_base(TENANTE) == [AU_FLUX]
    ecrire_en_base("DELETE FROM modification")
    await modifier(muter, A_SAISIE, effectifMinimal=8)
    assert lire_la_base(TENANTE) == [AU_FLUX]


async def test_an_edit_of_the_carif_takes_it_at_once_unless_it_changes_nothing(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any
):
    ecrire_en_base(DU_FLUX)
    await modifier(muter, CARIF, etatRecrutement="OUVERT")
    assert lire_la_base(TENANTE) == [AU_FLUX]
    await modifier(muter, CARIF, effectifMinimal=8)
    assert lire_la_base(TENANTE) == [{"source": "CARIF", "emetteur": None, "effectif_minimal": 8, "version": 2}]


async def test_the_feed_changes_what_it_still_has_and_not_what_was_changed_here(
    muter: Muter, lire_la_base: LireLaBase, a_saisir: str, tmp_path: Path
):
    def importe(document: Document) -> Bilan:
        chemin = tmp_path / "flux.xml"
        chemin.write_bytes(document.octets())
        return importer(a_saisir, [chemin], Options("reseau"))

    def autre(debut: str) -> Document:
        return offre("1").dit("conditions-specifiques", "Être majeur").dit("session/periode/debut", debut)

    importe(offre("1"))
    etat = """SELECT s.numero, s.source, s.debut::text, a.source AS de_l_action, a.conditions_specifiques
      FROM session s JOIN action a ON a.id = s.action_id WHERE s.id < 700"""
    [avant] = lire_la_base(etat)
    await modifier(muter, CARIF, avant["numero"], effectifMinimal=8)
    bilan = importe(autre("20270301"))
    [apres] = lire_la_base(etat)
    assert apres == avant | {"source": "CARIF", "conditions_specifiques": "Être majeur"}
    assert bilan.comptes["session"].modifies == 0
    with psycopg.connect(a_saisir) as connexion:  # had nobody changed it, it would have
        connexion.execute("UPDATE session SET (source, emetteur) = ('LHEO', 'reseau') WHERE id < 700")
    assert importe(autre("20270302")).comptes["session"].modifies == 1
