"""Pages of lists: edges, nodes, whether others follow, and the total, each read only when it is selected."""

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

import strawberry

from graph.contexte import Contexte
from loaders.demande import Total as Compte
from loaders.demande import Visee
from loaders.fenetre import Arete, Page

T = TypeVar("T")

Exact = Annotated[bool | None, strawberry.argument(description="Compter jusqu'au bout, au-delà de 10 000.")]


@dataclass(frozen=True, slots=True)
class Connexion:
    """A page that is asked for: what the fields of a connection are resolved from."""

    contexte: Contexte
    visee: Visee

    def page(self) -> Awaitable[Page]:
        """The page, read once however many fields want it."""
        return self.contexte.charger(*self.visee)

    def compter(self, *, exact: bool) -> Awaitable[Compte]:
        """The size of the whole list."""
        return self.contexte.charger(*self.visee.compter(exact=exact))

    async def aretes(self) -> list[Arete]:
        """Rows with their cursors."""
        return (await self.page()).aretes

    async def lignes(self) -> list[Any]:
        """Rows alone."""
        return [arete.node for arete in (await self.page()).aretes]


@strawberry.type(description="Où l'on est dans une liste.")
class PageInfo:
    """Relay's page information."""

    has_next_page: bool = strawberry.field(description="D'autres éléments suivent la page.")
    has_previous_page: bool = strawberry.field(description="D'autres éléments précèdent la page.")
    start_cursor: str | None = strawberry.field(description="Curseur du premier élément ; absent d'une page vide.")
    end_cursor: str | None = strawberry.field(
        description="Curseur du dernier élément, à donner à `after` pour lire la suite ; absent d'une page vide."
    )


@strawberry.type(description="Un nombre d'éléments.")
class Total:
    """A count that may have stopped at its cap."""

    valeur: int = strawberry.field(description="Nombre d'éléments ; 10 001 veut dire « plus de 10 000 ».")
    exact: bool = strawberry.field(description="Faux quand le compte s'est arrêté à 10 001.")


@strawberry.type(description="Un élément d'une liste et sa place.")
class Edge(Generic[T]):
    """An element and its cursor."""

    cursor: str = strawberry.field(description="Place de l'élément, à donner à `after` ou `before`.")
    node: T = strawberry.field(description="L'élément.")


def lire_total(self: Connexion, exact: Exact = False) -> Awaitable[Compte]:
    """Count the list, once for everybody who asks."""
    return self.compter(exact=bool(exact))


async def lire_page_info(self: Connexion) -> PageInfo:
    """Where the page lies in the list."""
    return page_info(await self.page())


def page_info(page: Page) -> PageInfo:
    """Relay's information on a page."""
    aretes = page.aretes
    return PageInfo(
        has_next_page=page.suivante,
        has_previous_page=page.precedente,
        start_cursor=aretes[0].cursor if aretes else None,
        end_cursor=aretes[-1].cursor if aretes else None,
    )


def lire_nodes(self: Connexion) -> Awaitable[list[Any]]:
    """The elements of the page."""
    return self.lignes()


def lire_edges(self: Connexion) -> Awaitable[list[Any]]:
    """The elements of the page with their places."""
    return self.aretes()


def informations() -> Any:
    """The field `pageInfo` of a connection."""
    return strawberry.field(resolver=lire_page_info, description="Où la page se trouve dans la liste.")


def total() -> Any:
    """The field `total` of a connection."""
    return strawberry.field(
        resolver=lire_total,
        description="Nombre d'éléments de toute la liste, arrêté à 10 001 sauf `exact: true`.",
    )


@strawberry.type(description="Une page d'une liste ; la suite se lit avec `after: endCursor`.")
class Connection(Generic[T]):
    """A keyset page: what was read does not shift when the list changes."""

    edges: list[Edge[T]] = strawberry.field(resolver=lire_edges, description="Éléments de la page et leur place.")
    nodes: list[T] = strawberry.field(resolver=lire_nodes, description="Éléments de la page.")
    page_info: PageInfo = informations()
    total: Total = total()
