"""How a command line ends: with its code, and quietly where nobody reads on what it prints (`… | head`)."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

UNREAD = 141
"""The code of programs whose reader went away: 128 + SIGPIPE, as shells have it."""


def end(main: Callable[[], int]) -> NoReturn:
    """Run a command and end with its code, or with UNREAD."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)  # Python flushes once more when it ends, and would complain then
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
        code = UNREAD
    sys.exit(code)
