"""The words of a search, as a question: read, looked up, and asked the strictest way that finds something."""

from collections.abc import Iterable
from dataclasses import replace

from graph.contexte import Contexte
from graph.point_filtre import point_de
from loaders.bornes import Lieu
from loaders.commune import commune_par_code
from loaders.offre.filtre import Filtre
from loaders.offre.question import Mots, Question
from loaders.offre.remarques import Remarque
from loaders.texte.analyse import analyser
from loaders.texte.interrogation import Essai, composer
from loaders.texte.lieux import Lieu as LieuNomme
from loaders.texte.vocabulaire import requete_des_mots, vocabulaire

RAYON_M = 30_000  # around a commune that the words name


async def chercher_les_mots(contexte: Contexte, texte: str, question: Question) -> Question:
    """The question with its words; raises EntreeInvalide for a text that says nothing to look for."""
    lu = analyser(texte)
    connu = vocabulaire(lu, await contexte.executer(requete_des_mots(lu, contexte.parametres.region)))
    essais = composer(lu, connu, contexte.parametres.region)
    essayees = [await _avec(contexte, question, essai) for essai in essais]
    *premieres, derniere = [essayee for essayee in essayees if essayee is not None]
    for essayee in premieres:
        [[trouve]] = await contexte.executer(essayee.a_une_reponse(contexte.regard))
        if trouve:
            return essayee
    return derniere


async def _avec(contexte: Contexte, question: Question, essai: Essai) -> Question | None:
    """The question as one way to understand the words makes it; None when the filter is of another place."""
    mots = Mots(essai.trouve, essai.classe) if essai.trouve else None
    remarques = (*question.remarques, *(Remarque(*dite) for dite in essai.remarques))
    filtre = question.filtre if essai.lieu is None else await _au_lieu(contexte, question.filtre, essai.lieu)
    return None if filtre is None else replace(question, filtre=filtre, mots=mots, remarques=remarques)


async def _au_lieu(contexte: Contexte, filtre: Filtre, lieu: LieuNomme) -> Filtre | None:
    """What is near a commune, or in what the words name; the filter's own place is kept besides."""
    if lieu.departements:
        departements = _communs(filtre.departements, lieu.departements)
        return replace(filtre, departements=departements) if departements else None
    if len(lieu.communes) == 1 and filtre.lieu is None:
        commune = await contexte.charger(commune_par_code, lieu.communes[0])
        if commune is not None and (centre := point_de(commune)):
            return replace(filtre, lieu=Lieu(commune.code, *centre, RAYON_M, a_distance=False))
    communes = _communs(filtre.communes, lieu.communes)
    return replace(filtre, communes=communes) if communes else None


def _communs(demandes: tuple[str, ...] | None, nommes: Iterable[str]) -> tuple[str, ...]:
    return tuple(code for code in nommes if demandes is None or code in demandes)
