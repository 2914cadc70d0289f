"""The GraphQL API: one type per file, the query root, the execution of a read."""
