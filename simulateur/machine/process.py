"""A process of its own for one piece of work, which sends what it finds to the process that started it."""

import multiprocessing
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from beebot.i18n import language, use_language

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess


def start_child(
    work: Callable[..., object], *arguments: object, may_fork: bool, asked: bool = False
) -> "tuple[BaseProcess, Connection]":
    """Start ``work(there, *arguments)`` in a new process. Returns it, and the end where what it sends arrives.

    ``there`` is the connection on which the work sends and, if it is ``asked``, hears too. ``may_fork`` says that this
    process has no thread and no window yet, which a fork would copy by halves. A fork is faster for the child. Without
    one, or where the system is not Linux, ``work`` and the arguments are pickled.
    """
    fork = may_fork and sys.platform == "linux"
    context = multiprocessing.get_context("fork") if fork else multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=asked)
    inherited = here if fork else None
    process = context.Process(target=_run, args=(there, inherited, language(), work, arguments), daemon=True)
    process.start()
    there.close()
    return process, here


def _run(
    there: "Connection",
    inherited: "Connection | None",
    code: str,
    work: Callable[..., object],
    arguments: tuple[object, ...],
) -> None:
    """In the child: do the work, for a reader of the language ``code``.

    ``inherited`` is the other end of ``there``, which a forked child has too; else None.
    """
    # To look for plugins is a tenth of pydantic's import.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    use_language(code)
    if inherited is not None:
        inherited.close()  # or the child would never see that nobody reads any more
    try:
        work(there, *arguments)
    except (BrokenPipeError, KeyboardInterrupt):
        sys.exit(1)  # nobody waits for it any more
