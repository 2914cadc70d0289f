"""What is installed: locked, hashed, from no named host, and above the versions with a known flaw."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

VERROUS = ("requirements.lock", "requirements-dev.lock")
VERROUS_NPM = (
    "service/graphiql/package-lock.json",
    "tests/service/http/audits/package-lock.json",
    "tests/benchmarks/postgraphile/package-lock.json",
)
PLANCHERS = {
    "anyio": "4.4",  # a race in its threads of TLS
    "h11": "0.16",  # CVE-2025-43859: smuggled requests
    "idna": "3.7",  # CVE-2024-3651: quadratic time
    "lxml": "6.1.1",  # CVE-2026-41066: external entities in iterparse, fixed in 6.1.0
    "mako": "1.2.2",  # CVE-2022-40023: quadratic time
    "orjson": "3.9.15",  # CVE-2024-27454: unbounded recursion
    "pydantic": "2.4",  # CVE-2024-3772: quadratic time
    "pygments": "2.15.1",  # CVE-2022-40896: quadratic time
    "pyjwt": "2.12",  # headers that must be understood (crit) were not looked at
    "starlette": "1.10",  # CVE-2025-62727 and older ones; bodies bounded by itself
    "strawberry-graphql": "0.341",  # CVE-2026-35523, -35526, -107727: subscriptions
}


def versions(racine: Path, verrou: str) -> dict[str, Version]:
    texte = (racine / verrou).read_text(encoding="utf-8")
    return {nom: Version(version) for nom, version in re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", texte, re.MULTILINE)}


@pytest.mark.parametrize("verrou", VERROUS)
def test_no_package_is_below_the_version_that_mends_a_known_flaw(racine: Path, verrou: str):
    trouvees = versions(racine, verrou)
    assert {nom: str(trouvees[nom]) for nom, plancher in PLANCHERS.items() if trouvees[nom] < Version(plancher)} == {}


@pytest.mark.parametrize("verrou", VERROUS)
def test_every_package_has_its_hashes_and_no_host(racine: Path, verrou: str):
    texte = (racine / verrou).read_text(encoding="utf-8")
    paquets = re.split(r"^(?=[a-z0-9])", texte, flags=re.MULTILINE)[1:]
    assert [paquet.partition(" ")[0] for paquet in paquets if "--hash=sha256:" not in paquet] == []
    assert re.findall(r"^.*(?:://|--index-url|--find-links).*$", texte, re.MULTILINE) == []


def test_tests_run_with_what_is_served(racine: Path):
    servies, essais = (versions(racine, verrou) for verrou in VERROUS)
    assert servies.items() <= essais.items()


def test_the_lock_holds_what_pyproject_asks_for(racine: Path, projet: dict[str, Any]):
    verrouillees = versions(racine, VERROUS[1])
    demandes = [
        *projet["project"]["dependencies"],
        *projet["dependency-groups"]["install"],
        *projet["dependency-groups"]["dev"],
    ]
    ecarts = [
        str(demande)
        for demande in map(Requirement, demandes)
        if not demande.specifier.contains(
            verrouillees.get(canonicalize_name(demande.name), Version("0")), prereleases=True
        )
    ]
    assert ecarts == []


@pytest.mark.parametrize("verrou", VERROUS_NPM)
def test_npm_packages_have_their_hashes_and_no_host(racine: Path, verrou: str):
    paquets = json.loads((racine / verrou).read_text(encoding="utf-8"))["packages"]
    del paquets[""]  # ours
    assert [nom for nom, paquet in paquets.items() if "resolved" in paquet] == []
    assert [nom for nom, paquet in paquets.items() if not (paquet.get("integrity") or paquet.get("inBundle"))] == []
