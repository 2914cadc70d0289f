"""What a lot may bring, in the order in which it must be written."""

from __future__ import annotations

from importers.lignes import (
    LigneAction,
    LigneContact,
    LigneDispositif,
    LigneEtablissement,
    LigneFormation,
    LigneOrganisme,
    LigneRecrutement,
    LigneSession,
    LigneSite,
)

# Objects with a life of their own: parents before children.
OBJETS = (
    LigneOrganisme,
    LigneEtablissement,
    LigneSite,
    LigneContact,
    LigneFormation,
    LigneAction,
    LigneSession,
)
# Rows that belong to a session and are edited with it.
PARTIES = (LigneDispositif, LigneRecrutement)

Objet = LigneOrganisme | LigneEtablissement | LigneSite | LigneContact | LigneFormation | LigneAction | LigneSession
Partie = LigneDispositif | LigneRecrutement
