"""A server on the sample and a real browser before it."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from data.store import Store
from tests.browser.serving import chromium, served


@pytest.fixture(scope="session")
def server(sample: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on a copy of the sample's store."""
    root = tmp_path_factory.mktemp("served")
    shutil.copytree(sample.root, root, dirs_exist_ok=True)
    with served(root) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started
