import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from service.graphiql import DIST, pages

INDEX = (DIST / "index.html").read_text()
POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; font-src 'self'; "
    "img-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=pages()))


def referenced_by_the_page():
    return re.findall(r'(?:src|href)="([^"]+)"', INDEX)


def test_the_root_is_the_explorer_in_french(client: TestClient):
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<title>SOFI — explorer l'offre de formation</title>" in answer.text
    assert '<html lang="fr">' in answer.text


@pytest.mark.parametrize("path", ["/", "/graphiql/index.html", "/graphiql/favicon.svg"])
def test_every_page_carries_the_policy(client: TestClient, path: str):
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_page_is_asked_again_and_answered_304_when_unchanged(client: TestClient):
    first = client.get("/")
    again = client.get("/", headers={"if-none-match": first.headers["etag"]})
    assert first.headers["cache-control"] == "no-cache"
    assert again.status_code == 304
    assert again.headers["content-security-policy"] == POLICY


def test_a_hashed_asset_is_kept_forever(client: TestClient):
    asset = next(path for path in referenced_by_the_page() if path.startswith("/graphiql/assets/"))
    assert client.get(asset).headers["cache-control"] == "public, max-age=31536000, immutable"


def test_every_asset_of_the_page_is_served(client: TestClient):
    paths = referenced_by_the_page()
    assert len(paths) >= 3
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_every_worker_is_served_as_javascript(client: TestClient):
    workers = sorted(DIST.glob("assets/*.worker-*.js"))
    assert [worker.name.split(".")[0] for worker in workers] == ["editor", "graphql", "json"]
    for worker in workers:
        answer = client.get(f"/graphiql/assets/{worker.name}")
        assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize(
    "path", ["/graphiql/assets/absent.js", "/graphiql/../__init__.py", "/graphiql/%2e%2e/package.json"]
)
def test_nothing_outside_the_bundle_is_served(client: TestClient, path: str):
    assert client.get(path).status_code == 404


def test_the_page_and_its_styles_name_no_other_origin():
    sheets = [INDEX, *(sheet.read_text() for sheet in DIST.glob("assets/*.css"))]
    loaded = [
        url for sheet in sheets for url in re.findall(r"""(?:url\(|@import |src=|href=)["']?([^"')\s]+)""", sheet)
    ]
    assert [url for url in loaded if "//" in url.partition(",")[0]] == []


def test_the_bundle_has_no_source_map():
    assert list(DIST.rglob("*.map")) == []


def test_the_notices_of_what_is_bundled_are_kept():
    notices = (DIST / "LICENSES.txt").read_text()
    for package in ("graphiql 5.4.0 (MIT)", "monaco-editor 0.52.2 (MIT)", "@graphiql/plugin-explorer 5.1.5 (MIT)"):
        assert package in notices.splitlines()
