"""How laws are tried: without a time limit for a single example, since a shared machine has slow moments.

New processes begin empty (spawn), as they do on Windows and macOS; nothing may lean on what a parent had in memory.
"""

import multiprocessing

import pytest
from hypothesis import settings

settings.register_profile("kit", deadline=None)
settings.load_profile("kit")
multiprocessing.set_start_method("spawn", force=True)


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path_factory, monkeypatch):
    """No test ever touches the work of the person who runs it."""
    monkeypatch.setenv("BALANCE_DUE_HOME", str(tmp_path_factory.mktemp("home")))
