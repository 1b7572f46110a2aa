"""Reads files as the kit does, in a process of its own that says what each took: ``python -m`` and its name.

Each line of its input is what to do and a file; each line of its output is what came of it, in JSON. Whoever takes more
than ``LONGEST_S`` of the processor is ended by the system, wherever it is.
"""

import json
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from beebot.loader import ContentError, load_file, load_lesson, load_path
from tests.memory import peak_bytes

LONGEST_S = 5.0
"""How long the processor may work on one file."""


def spin(_file: Path) -> None:
    """Never end."""
    while True:
        pass


def swell(_file: Path) -> None:
    """Take more memory than a reader may."""
    bytearray(300 << 20)


def fail(_file: Path) -> None:
    """Meet what nobody foresaw."""
    raise RecursionError


READS: dict[str, Callable[[Path], object]] = {
    each.__name__: each for each in (load_file, load_lesson, load_path, spin, swell, fail)
}


def reading(read: Callable[[Path], object], file: Path) -> dict[str, Any]:
    """Read ``file``: its problems, or a traceback; and the processor's seconds that it took."""
    begun = time.process_time()
    found: dict[str, Any] = {"problems": [], "traceback": ""}
    try:
        read(file)
    except ContentError as error:
        found["problems"] = [(each.line, each.column, each.message, str(each)) for each in error.problems]
        found["sorted"] = list(error.problems) == sorted(error.problems)
    except BaseException:  # noqa: BLE001 (that is what is looked for)
        found["traceback"] = traceback.format_exc()
    return found | {"seconds": time.process_time() - begun, "peak": peak_bytes()}


def main() -> None:
    for line in sys.stdin:
        what, file = line.rstrip("\n").split(" ", 1)
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_PROF, LONGEST_S)
        found = reading(READS[what], Path(file))
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_PROF, 0)
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
