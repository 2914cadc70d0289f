import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def donnees_reference() -> Path:
    """The real data that these checks read; without the setting they are skipped, with a wrong one they fail."""
    dossier = os.environ.get("SOFI_REFERENCE_DATA")
    if not dossier:
        pytest.skip("SOFI_REFERENCE_DATA is not set")
    assert Path(dossier).is_dir(), f"SOFI_REFERENCE_DATA={dossier} is no directory"
    return Path(dossier).resolve()
