from collections.abc import Iterator

import psycopg
import pytest
from starlette.testclient import TestClient

from service.http.assemblage import assembler
from service.http.sante import Sonde, routes_de_sante

INJOIGNABLE = "postgresql://127.0.0.1:9/rien"


@pytest.fixture
def client_de(request: pytest.FixtureRequest) -> Iterator[TestClient]:
    application = assembler(routes_de_sante())
    with TestClient(application) as client:
        application.state.sonde = Sonde(request.param if request.param != "base" else request.getfixturevalue("base"))
        yield client
        client.portal.call(application.state.sonde.fermer)


@pytest.mark.parametrize("client_de", [INJOIGNABLE], indirect=True)
def test_a_process_lives_without_its_database(client_de: TestClient):
    assert (client_de.get("/healthz").status_code, client_de.get("/healthz").json()) == (200, {"etat": "vivant"})


@pytest.mark.parametrize("client_de", [INJOIGNABLE], indirect=True)
def test_a_process_is_not_ready_without_its_database(client_de: TestClient):
    reponse = client_de.get("/readyz")
    assert (reponse.status_code, reponse.headers["retry-after"]) == (503, "2")
    assert reponse.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"


@pytest.mark.parametrize("client_de", ["base"], indirect=True)
def test_a_process_is_ready_over_one_connection_of_its_own_and_opens_it_again(client_de: TestClient, base: str):
    assert [client_de.get("/readyz").json() for _ in range(2)] == [{"etat": "prêt"}] * 2
    with psycopg.connect(base, autocommit=True) as connexion:
        sondes = "FROM pg_stat_activity WHERE application_name = 'sofi-readyz' AND datname = current_database()"
        assert connexion.execute(f"SELECT count(*) {sondes}").fetchone() == (1,)
        connexion.execute(f"SELECT pg_terminate_backend(pid, 5000) {sondes}")
        assert client_de.get("/readyz").status_code == 200
