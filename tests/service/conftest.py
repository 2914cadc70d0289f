"""What several tests of the service start from."""

import pytest

import loaders.session
from loaders.objets import SESSION
from loaders.relation import recherche


@pytest.fixture
def relation_fausse(monkeypatch: pytest.MonkeyPatch) -> str:
    """What is said of a relation that was declared wrong."""
    monkeypatch.setattr(loaders.session, "fausse", recherche("fausse", SESSION, "numero", "bigint"), raising=False)
    return "fausse: key numero is bigint, session.numero is text"
