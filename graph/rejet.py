"""What a file held that did not go in."""

import strawberry

from graph.champs import champ


@strawberry.type(description="Ce qu'un fichier contenait et qui n'est pas entré, ou avec une réserve.")
class Rejet:
    """A line of the report of a lot."""

    bloquant: bool = champ("Faux quand l'élément est entré, avec une réserve.")
    chemin: str = champ("Où, dans le fichier : ligne ou chemin.")
    code: str = champ("Code stable de ce qui n'allait pas.")
    message: str = champ("Ce qui n'allait pas.")
    extrait: str | None = champ("Ce qui était écrit.")
