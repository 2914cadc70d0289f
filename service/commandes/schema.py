"""`sofi schema`: the GraphQL schema, as committed in schema.graphql."""
# ruff: noqa: PLC0415 - what a command needs is imported when it runs, so that --help is instant

import typer


def schema() -> None:
    """Print the GraphQL schema (SDL)."""
    from graph.schema import schema as executable

    typer.echo(executable.as_str())
