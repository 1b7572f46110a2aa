"""An empty environment beside the one that is used, and its pip."""

import subprocess
import sys

from installation.folders import NEW, ROOT, WHEELS, python_of, remove
from installation.refusals import is_full, no_room
from installation.sentences import show_end


def make_place() -> None:
    """Make the folder of a new environment, empty, beside the one that is used.

    Raises:
        SystemExit: this Python has not what an environment is made with.
        OSError: the folder of the kit cannot be written.
    """
    if capture([sys.executable, "-c", "import ensurepip, venv; ensurepip.version()"])[0]:
        raise SystemExit(
            "Il manque à ce Python ses modules venv et ensurepip : installez-les (Debian, Ubuntu : "
            "sudo apt install python3-venv), puis relancez. / This Python lacks its modules venv and ensurepip: "
            "install them (Debian, Ubuntu: sudo apt install python3-venv), then run this again."
        )
    NEW.mkdir()  # a folder that cannot be written is told before venv says it in English


def make_environment() -> None:
    """Make an empty environment in its place.

    Raises:
        SystemExit: it could not be made.
    """
    base = getattr(sys, "_base_executable", sys.executable)  # the latter may be that of an environment
    status, output = capture([base, "-m", "venv", str(NEW)])
    if status:
        remove(NEW)
        show_end(output)
        if is_full(output):
            raise SystemExit(no_room())
        raise SystemExit("Le dossier .venv n'a pas pu être créé. / The folder .venv could not be made.")


def run_pip(words: list[str], requirements: str) -> tuple[int, str]:
    """Have the new environment's pip install wheels, each with a hash of the lock; returns status and output.

    ``words`` are added to its command. It builds nothing.
    """
    file = NEW / "requirements.txt"
    file.write_text(requirements, encoding="utf-8")
    verb, *options = words
    pip = [
        str(python_of(NEW)),
        "-m",
        "pip",
        verb,
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--retries=2",
    ]
    exactly = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--requirement", str(file)]
    return capture([*pip, *options, *exactly])


def from_wheels() -> list[str]:
    """The words that tell pip to use the folder of wheels and no network; empty where there is no such folder."""
    return ["--no-index", "--find-links", str(WHEELS)] if WHEELS.is_dir() else []


def capture(command: list[str]) -> tuple[int, str]:
    """Run ``command`` in the kit's folder; returns its exit status, and all that it wrote."""
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            close_fds=sys.platform == "win32",  # elsewhere the lock is inherited, and nothing that is not meant to be
            check=False,
        )
    except OSError as error:  # a Python that does not start
        return 1, str(error)
    return done.returncode, done.stdout
