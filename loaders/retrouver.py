"""Any number a person may hold: which objects of the catalogue bear it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.requete import Requete

if TYPE_CHECKING:
    from models.enumerations import Source

SANS_SOURCE = """\
-- retrouver
SELECT noun, objet_id FROM identifiant_externe WHERE cle = %(identifiant)s AND NOT naturelle
UNION SELECT 'etablissement', id FROM etablissement WHERE siret = %(compact)s
UNION SELECT 'organisme', id FROM organisme WHERE siren = %(compact)s
UNION SELECT 'organisme', id FROM organisme WHERE numero_declaration_activite = %(compact)s"""

AVEC_SOURCE = """\
-- retrouver
SELECT DISTINCT noun, objet_id FROM identifiant_externe
WHERE cle = %(identifiant)s AND NOT naturelle AND source = %(source)s"""

SEPARATEURS = re.compile(r"[\s.\-]+")


def retrouver(identifiant: str, source: Source | None) -> Requete:
    """The statement that gives (noun, internal key) of what bears this number, visible or not.

    With a source, only the numbers that this source gave; SIRET, SIREN and NDA are read with or without their spaces.
    """
    if source is not None:
        return Requete(AVEC_SOURCE, {"identifiant": identifiant, "source": source})
    return Requete(SANS_SOURCE, {"identifiant": identifiant, "compact": SEPARATEURS.sub("", identifiant).upper()})
