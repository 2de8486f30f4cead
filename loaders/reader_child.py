"""What runs in the child process: a memory limit, then bytes → grid → form, and no error that is not named."""

import sys
from pathlib import Path

from loaders import collecting
from loaders.formats.detect import read
from loaders.forms.column import Confirmed
from loaders.forms.form import recognise
from loaders.grid import Unreadable
from loaders.reader_parcels import pack


def prepare(memory: int, path: list[str]) -> None:
    """Limit this process to `memory` bytes more than it has now, where the system can."""
    sys.path[:] = path
    warm()
    try:
        import resource
    except ImportError:
        return  # Windows: the deadline and the limits on cells and unpacked bytes must do
    if sys.platform == "linux":
        own = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (own + memory, own + memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def warm() -> None:
    """Import what ordinary forms need."""
    from loaders.forms.fields import dictionary

    dictionary()


def read_forms(content: bytes, file_name: str, confirmed: Confirmed, is_published: bool = False) -> list[bytes]:
    """The grid and its tables, packed for the way back. Raises Unreadable and nothing else."""
    grid = None
    try:
        with collecting.put_off():
            grid = read(content, file_name)
            return pack(grid, recognise(grid, confirmed, is_published))
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("too_much_memory") from None
    except RecursionError:
        raise Unreadable("damaged") from None
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 a reader in Rust panics with a BaseException
        raise Unreadable("damaged" if grid is None else "not_understood", detail=type(error).__name__) from None
