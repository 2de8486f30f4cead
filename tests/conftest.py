"""What several tests stand on: the sample, loaded once through the loaders that users use."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from data.store import Store
from loaders.incoming import Incoming
from loaders.load import Batch, load

# the same examples at every run, so that a failure can be repeated; HYPOTHESIS_PROFILE=wild looks for new ones
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("wild", derandomize=False, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

SAMPLE = Path(__file__).parent.parent / "data" / "samples" / "ziyang_2023"


def incoming(*paths: Path) -> list[Incoming]:
    return [Incoming(str(path), path.read_bytes()) for path in paths]


@pytest.fixture(scope="session")
def sample_load(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Batch]:
    """The store that holds the whole sample, and what the loader said of it."""
    store = Store(tmp_path_factory.mktemp("sample"))
    return store, load(incoming(*sorted(path for path in SAMPLE.rglob("*") if path.is_file())), store)


@pytest.fixture(scope="session")
def sample(sample_load: tuple[Store, Batch]) -> Store:
    return sample_load[0]
