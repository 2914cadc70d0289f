"""`sofi schema`: the GraphQL schema, as committed in schema.graphql."""

import typer


def schema() -> None:
    """Print the GraphQL schema (SDL)."""
    from graph.schema import schema as executable

    typer.echo(executable.as_str())
