"""What the rules look at: an object as it will be, its pending edit included, and all around it that they need.

Plain data, under the names of the columns. `loaders/dossier` reads it; whoever makes an object may build it too.
"""

from __future__ import annotations

from rules.dossier.formation import Certification, Fiche, Formation, PeriodeCpf
from rules.dossier.objet import Adresse, Contact, MotCle, Objet
from rules.dossier.offre import (
    Acteur,
    Action,
    AutreAction,
    AutreSession,
    Bloc,
    Dispositif,
    Recrutement,
    Session,
)
from rules.dossier.organisme import Declaration, Derogation, Etablissement, Organisme, Qualite, Site

# what rules may be applied to
Dossier = Organisme | Etablissement | Site | Contact | Formation | Action | Session

__all__ = [
    "Acteur",
    "Action",
    "Adresse",
    "AutreAction",
    "AutreSession",
    "Bloc",
    "Certification",
    "Contact",
    "Declaration",
    "Derogation",
    "Dispositif",
    "Dossier",
    "Etablissement",
    "Fiche",
    "Formation",
    "MotCle",
    "Objet",
    "Organisme",
    "PeriodeCpf",
    "Qualite",
    "Recrutement",
    "Session",
    "Site",
]
