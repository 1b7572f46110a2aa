"""Has things judged, drawn or decoded by a worker, which may die of them: nothing else does."""

import json
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any, NamedTuple, Self

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import language
from lecons.gate.refusal import RefusedError

_WORKER = Path(__file__).with_name("worker.py")
CPU_S = 20
"""Whole seconds of processor for one thing; after that, the system ends the worker. Held on Linux and macOS.

To judge the largest drawing takes some 2.5 s on the machine where it was measured; an old computer takes several
times as long, and what may be large must be shown there too.
"""
PATIENCE_S = 60.0
"""Seconds of the clock after which a worker is thought to hang, however busy the machine is.

Where the system counts the processor's seconds, those end a worker that has too much to do (``CPU_S``).
"""
_TOO_LONG = {-getattr(signal, name, -1) for name in ("SIGXCPU", "SIGKILL")}
"""How a worker ends whom the system or this program stops: by a signal, and on Windows with 1."""
_START_S = 60.0
"""Seconds until a worker that has not begun is given up."""


class Answer(NamedTuple):
    """A worker's answer: what it found, and the bytes it made."""

    found: dict[str, Any]
    data: bytes


class WorkerProcess:
    """A process that tries pictures and recordings; it is started when first needed, and again after it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self.taken = 0.0
        """Seconds of processor that all has taken so far; what the worker died of counts as all that one thing may."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()

    def ask(self, do: str, data: bytes) -> Answer:
        """Have the worker ``do`` something with ``data``. If it dies of it, the fault is ``slow`` or ``unreadable``.

        Raises:
            RefusedError: the data cannot be used; the worker says why.
            KitError: no worker can be started on this machine.
        """
        process = self._process or self._start()
        order = {"do": do, "bytes": len(data), "language": language(), "seconds": CPU_S}
        answer = _within(process, PATIENCE_S, order, data)
        if answer is None:
            self.taken += CPU_S
            slow = process.wait() in _TOO_LONG
            self.end()
            return Answer({"fault": "slow" if slow else "unreadable"}, b"")
        self.taken += answer.found["taken"]
        if "refused" in answer.found:
            raise RefusedError(answer.found["refused"], answer.found["line"])
        return answer

    def _start(self) -> "subprocess.Popen[bytes]":
        quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        # This Python and a file of the kit. « -P » keeps the folder of that file out of what can be imported.
        command = [sys.executable, "-P", str(_WORKER)]
        sentence = _("le contrôle des images et des sons ne démarre pas ; installez le kit de nouveau")
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=quiet
            )
        except OSError:
            raise KitError(sentence) from None
        if _within(self._process, _START_S, None, b"") is None:
            self.end()
            raise KitError(sentence)
        return self._process

    def end(self) -> None:
        """End the worker, whatever it is at; the next order starts another one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what could not be written any more
                if pipe is not None:
                    pipe.close()
        process.wait()


def _within(
    process: "subprocess.Popen[bytes]", seconds: float, order: dict[str, object] | None, data: bytes
) -> Answer | None:
    """Send an order, if there is one, and wait for the answer; None if the worker ends before it is whole."""
    orders, answers = process.stdin, process.stdout
    if orders is None or answers is None:  # never: both are pipes
        return None
    watch = Timer(seconds, process.kill)
    watch.start()
    try:
        if order is not None:
            orders.write(json.dumps(order).encode() + b"\n" + data)
            orders.flush()
        line = answers.readline()
        if not line.endswith(b"\n"):
            return None
        found = json.loads(line)
        made = answers.read(found["bytes"])
    except OSError:
        return None
    finally:
        watch.cancel()
    return Answer(found, made) if len(made) == found["bytes"] else None
