"""SOFI over HTTP: the GraphQL route to the letter of its specification, health, the explorer, and refusals in JSON."""
