"""The microphone of this machine, in a program of its own (decision 30)."""

import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from simulateur.machine.sound.microphone_interface import MicrophoneError, NoMicrophoneError
from simulateur.window.microphone_worker import OPENED

_WORKER = Path(__file__).with_name("microphone_worker.py")
_PIECE = 1024
"""The bytes that are read at once at most: those of one piece."""


class SdlMicrophone:
    """The microphone that the system has chosen, read by a program of its own.

    That waits while the page is shown, and hears when it is told.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._heard: SimpleQueue[bytes | None] = SimpleQueue()
        self._is_open = False

    def prepare(self) -> None:
        """Start the program, if it does not run; it hears nothing yet."""
        if self._process is not None:
            return
        quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        with suppress(OSError):  # told when somebody wants to speak
            # This Python and a file of the kit. « -P » keeps the folder of that file out of what can be imported.
            self._process = subprocess.Popen(
                [sys.executable, "-P", str(_WORKER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                creationflags=quiet,
            )

    def open(self) -> None:
        """Begin to hear.

        Raises:
            NoMicrophoneError: the program does not start.
        """
        self.prepare()
        if self._process is None or self._process.stdin is None or self._process.stdout is None:
            raise NoMicrophoneError
        try:
            self._process.stdin.write(b"!")
        except OSError:
            self.close()
            raise NoMicrophoneError from None
        reader = threading.Thread(
            target=_read, args=(self._process.stdout, self._heard), name="microphone", daemon=True
        )
        reader.start()

    def take(self) -> bytes | None:
        """What was heard since the last call; None until the microphone is open.

        Raises:
            NoMicrophoneError: there is none, or the system refuses it.
            MicrophoneError: it was unplugged.
        """
        pieces = [self._heard.get() for _piece in range(self._heard.qsize())]
        if not self._is_open and pieces:
            if pieces.pop(0) != OPENED:
                raise NoMicrophoneError
            self._is_open = True
        if None in pieces:
            raise MicrophoneError
        return b"".join(filter(None, pieces)) if self._is_open else None

    def close(self) -> None:
        """End the program, and with it all hearing."""
        process, self._process = self._process, None
        self._heard, self._is_open = SimpleQueue(), False
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()


def _read(answers: IO[bytes], heard: "SimpleQueue[bytes | None]") -> None:
    with suppress(OSError, ValueError):  # closed here, in the middle of it
        heard.put(answers.read(1))
        while piece := answers.read(_PIECE):
            heard.put(piece)
    heard.put(None)
