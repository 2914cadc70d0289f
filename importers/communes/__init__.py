"""Communes: what INSEE says they are, how the post reaches them, where they are."""

from __future__ import annotations

from importers.communes.enregistrements import AutreNom, Bureau, CodePostal, Commune
from importers.communes.insee import COG, COG_OFFICIEL
from importers.communes.laposte import HEXASMAL
from importers.communes.tables import CIBLES
from importers.reception.forme import Flux, Refus, Renvoi


def _commune_inconnue(code: str) -> Refus:
    return Refus("COMMUNE_INCONNUE", f"La commune {code} n'est ni dans ce lot, ni dans le catalogue. Ajoutez-la.")


COMMUNES = Flux(
    nom="communes",
    titre="code officiel géographique, codes postaux",
    formes=(COG, COG_OFFICIEL, HEXASMAL),
    cibles=CIBLES,
    cles={
        Commune: ("code",),
        Bureau: ("code",),
        CodePostal: ("code", "code_postal"),
        AutreNom: ("code", "nom"),
    },
    renvois=(Renvoi(AutreNom, "code", "commune", "code", (Commune, Bureau), _commune_inconnue),),
)
