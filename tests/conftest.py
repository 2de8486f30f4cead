"""What several tests stand on: the sample, loaded once through the loaders that users use."""

import os
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from data.store import Store
from exports.form import file_name, workbook
from loaders.incoming import Incoming
from loaders.load import Batch, load

# the same examples at every run, so that a failure can be repeated; HYPOTHESIS_PROFILE=wild looks for new ones;
# and no clock decides, neither over one example nor over how fast they are made: a busy machine is not a fault
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("wild", settings.get_profile("same"), derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

SAMPLE = Path(__file__).parent.parent / "data" / "samples" / "ziyang_2023"


def incoming(*paths: Path) -> list[Incoming]:
    return [Incoming(str(path), path.read_bytes()) for path in paths]


def copied(store: Store, folder: Path) -> Store:
    """A store of its own with all that another holds, for a test that adds to it."""
    return Store(shutil.copytree(store.root, folder, dirs_exist_ok=True))


@pytest.fixture(scope="session")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store that holds the sample's register and breakdown, as of 1 February 2023: copy it to add to it."""
    store = Store(tmp_path_factory.mktemp("registers"))
    load(incoming(SAMPLE / "01_实事项目清单.xlsx", SAMPLE / "02_目标任务分解表.xlsx"), store, datetime(2023, 2, 1))
    return store


@pytest.fixture(scope="session")
def sample_load(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Batch]]:
    """The store that holds the whole sample, and what the loader said of it."""
    store = Store(tmp_path_factory.mktemp("sample"))
    batch = load(incoming(*sorted(path for path in SAMPLE.rglob("*") if path.is_file())), store)
    with store.reading():  # kept open: to open it anew for each question costs more than most questions
        yield store, batch


@pytest.fixture(scope="session")
def sample(sample_load: tuple[Store, Batch]) -> Store:
    return sample_load[0]


@pytest.fixture(scope="session")
def early(sample: Store, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample and one early form of November: 高新区 sends back its 12 of the 78 tasks as it got them."""
    store, november = copied(sample, tmp_path_factory.mktemp("early")), date(2023, 11, 1)
    form = Incoming(file_name("高新区", november), workbook(store, "高新区", november, "zh"))
    load([form], store, datetime(2023, 12, 1, 9, 0))
    return store
