"""Coded values that others publish, one type per list."""

import strawberry

from graph.champs import champ, un
from graph.noeud import ValeurCodee
from loaders.listes import region_par_code
from models.enumerations import Voie


@strawberry.type(description="Qui paie la formation.")
class Financeur(ValeurCodee):
    """Lhéo dict-financeurs, in today's words."""


@strawberry.type(description="Un type de dispositif de financement.")
class TypeDispositif(ValeurCodee):
    """Our own list: there is no national one."""

    voie: Voie = champ("Voie de formation à laquelle ce type correspond.")


@strawberry.type(description="Un public visé.")
class Public(ValeurCodee):
    """One number changes meaning between versions of the Formacode."""

    version: int = champ("Version du Formacode dans laquelle se lit le code.")


@strawberry.type(description="Un niveau de qualification, dans l'échelle de 2019 (1 à 8).")
class Niveau(ValeurCodee):
    """« niveau IV » and « niveau 4 » are one value."""

    code_lheo: str | None = champ("Code écrit dans les fichiers Lhéo.")


@strawberry.type(description="À quoi sert un contact.")
class TypeContact(ValeurCodee):
    """Lhéo dict-type-contact."""


@strawberry.type(description="Un type de diplôme de Certif Info : CAP, BTS, habilitation…")
class TypeDiplome(ValeurCodee):
    """114 of them are in use."""


@strawberry.type(description="Une catégorie d'organisme : CFA, GRETA, lycée, université…")
class CategorieOrganisme(ValeurCodee):
    """What an organisme is."""


@strawberry.type(description="L'objectif général d'une formation.")
class ObjectifGeneral(ValeurCodee):
    """Lhéo dict-AIS."""


@strawberry.type(description="Jusqu'où s'étend le recrutement.")
class PerimetreRecrutement(ValeurCodee):
    """Lhéo dict-perimetre-recrutement."""


@strawberry.type(description="Comment on recrute.")
class ModaliteRecrutement(ValeurCodee):
    """Lhéo dict-modalite-recrutement."""


@strawberry.type(
    description="Un champ sémantique du Formacode : l'un des domaines entre lesquels se rangent ses mots-clés."
)
class ChampSemantique(ValeurCodee):
    """Three digits, those that begin the codes of its keywords."""


@strawberry.type(description="Une spécialité de formation de la nomenclature NSF.")
class Nsf(ValeurCodee):
    """Three characters, 1994."""


@strawberry.type(description="Un bloc de compétences : une partie d'une certification, évaluée à part.")
class BlocCompetences(ValeurCodee):
    """`RNCP37948BC01`."""

    competences: str | None = champ("Compétences que le bloc atteste, en texte simple.")
    modalites_evaluation: str | None = champ("Comment elles sont évaluées, en texte simple.")


@strawberry.type(description="Une région.")
class Region(ValeurCodee):
    """INSEE code."""


@strawberry.type(description="Un département.")
class Departement(ValeurCodee):
    """INSEE code."""

    region: Region = un(region_par_code, "Région du département.", par="region_code")
