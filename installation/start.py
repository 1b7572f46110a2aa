"""Runs a part of the kit with the environment's Python, as ``python -P -m installation.start MODULE …``.

Where a part ends in an error because a file of the kit is missing or was cut short, a sentence says so instead of a
traceback. Where a package of the environment is lost, the environment is made again.
"""

import signal

if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # as in kit.py: whoever hears Ctrl-C later says so

import os
import runpy
import sys
from pathlib import Path

from installation.folders import PACKAGES, ROOT, VENV, python_of
from installation.sentences import say

AGAIN = "BEEBOT_INSTALLED_AGAIN"
"""Set where the environment was just made again: once is enough."""


def main(module: str, *arguments: str) -> int:
    """Run ``module`` as a program with ``arguments`` in ``sys.argv``; returns the exit status."""
    sys.argv[1:] = arguments
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except Exception as error:
        from installation.files import damaged_files  # noqa: PLC0415 - only where something is wrong

        package = lost_package(error)
        damaged = damaged_files() or ([] if package else named_by(error, module))
        if damaged:
            from kit import lacks  # noqa: PLC0415 - as above

            say(str(lacks(damaged[0])))
            return 1
        if not package or AGAIN in os.environ:
            raise
        return install_again(package, module, arguments)
    return 0


def lost_package(error: Exception) -> str:
    """The name of the package that ``error`` says is missing, if it is neither the kit's nor Python's; else ``""``."""
    name = (error.name or "").partition(".")[0] if isinstance(error, ImportError) else ""
    return "" if name in (*PACKAGES, "tests", *sys.stdlib_module_names) else name


def named_by(error: Exception, module: str) -> list[str]:
    """The modules or files of the kit that ``error`` says are missing or cannot be read; empty if it says none.

    ``module`` is what was to be run: of that one Python says no more than that there is none.
    """
    if isinstance(error, SyntaxError):
        file = Path(error.filename or "")
        is_ours = file.is_relative_to(ROOT) and not file.is_relative_to(VENV)
        return [file.relative_to(ROOT).as_posix()] if is_ours else []
    if not isinstance(error, ImportError):
        return []
    if not error.name:
        return [module] if "No module named" in str(error) else []
    return [error.name] if error.name.partition(".")[0] in PACKAGES else []  # what Python lacks is no file of ours


def install_again(package: str, module: str, arguments: tuple[str, ...]) -> int:
    """Make the environment again since ``package`` was lost, and run ``module`` in it; returns the exit status.

    On Windows the next start does that, since this one holds it.
    """
    from installation.environment import prepare  # noqa: PLC0415 - as above
    from installation.stamp import forget_whole  # noqa: PLC0415 - as above

    say(f"Il manque {package} à l'installation. / The installation lacks {package}.")
    extra = forget_whole()
    if sys.platform == "win32":
        say("Relancez la même commande : elle sera refaite. / Run the same command again: it is made anew.")
        return 1
    prepare(extra)
    python = python_of(VENV)
    command = [str(python), "-P", "-m", "installation.start", module, *arguments]
    return os.execve(python, command, {**os.environ, AGAIN: "1"})


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
