"""A server on the sample and a real browser before it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from data.store import Store
from tests.browser.serving import chromium, served


@pytest.fixture(scope="session")
def served_store(sample: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server's copy of the sample's store is."""
    root = tmp_path_factory.mktemp("served")
    shutil.copytree(sample.root, root, dirs_exist_ok=True)
    return root


@pytest.fixture(scope="session")
def server(served_store: Path) -> Iterator[str]:
    """The address of a server on a copy of the sample's store."""
    with served(served_store) as address:
        yield address


@pytest.fixture
def undecided(server: str, served_store: Path) -> Iterator[str]:
    """The same for a test that writes decisions down: nobody has before it, and nobody finds them after it."""
    yield server
    shutil.rmtree(served_store / "notes", ignore_errors=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started
