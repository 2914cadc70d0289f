"""Recruitment events."""

import strawberry

from graph.adresse import Adresse
from graph.champs import champ, un
from graph.listes import ModaliteRecrutement
from graph.scalaires import DatePartielle
from loaders.adresse import adresse_par_cle
from loaders.listes import modalite_recrutement_par_code


@strawberry.type(description="Un rendez-vous de recrutement : information collective, tests, entretien.")
class Recrutement:
    """An event before a session."""

    modalite: ModaliteRecrutement = un(modalite_recrutement_par_code, "Comment on recrute.", par="modalite_code")
    a_distance: bool | None = champ("Vrai quand le rendez-vous se tient à distance.")
    debut: DatePartielle | None = champ("Premier jour.")
    fin: DatePartielle | None = champ("Dernier jour.")
    heure_debut: str | None = champ("Heure de début : `09:00`.")
    heure_fin: str | None = champ("Heure de fin : `12:30`.")
    places: int | None = champ("Nombre de places.")
    adresse: Adresse | None = un(adresse_par_cle, "Lieu du rendez-vous.")
    url: str | None = champ("Page web du rendez-vous.")
    commentaire: str | None = champ("Précisions.")
