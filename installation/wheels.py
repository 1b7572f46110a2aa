"""Fills the folder ``roues`` with wheels, from which ``kit.py`` installs on machines without a network."""

import hashlib
import importlib
import platform
import sys
from typing import Any, NamedTuple, NoReturn

from beebot.console.terminal import Parser
from beebot.i18n import speaking
from installation.environment import acquire, tidy
from installation.folders import LOCK, NEW, ROOT, WHEELS, remove, site_packages
from installation.pip import make_environment, run_pip
from installation.refusals import cannot_write, is_full, is_out_of_date, no_room, wrong_date
from installation.sentences import answered, say, show_end
from installation.stamp import read_lock

NEW_WHEELS = ROOT / "roues-new"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


class Machine(NamedTuple):
    """A kind of machine that schools have, in the words of Python's markers; ``platforms`` are pip's words for it."""

    system: str
    os_name: str
    processor: str
    platforms: tuple[str, ...]
    """The oldest systems that are promised; the wheels of still older ones serve too."""


def _linux(processor: str) -> Machine:
    manylinux = [f"manylinux_2_{minor}_{processor}" for minor in range(28, 4, -1)]
    return Machine("linux", "posix", processor, (*manylinux, f"manylinux2014_{processor}"))


MACHINES = {
    "linux": (_linux("x86_64"), _linux("aarch64")),
    "mac": tuple(
        Machine("darwin", "posix", processor, (f"macosx_12_0_{processor}",)) for processor in ("arm64", "x86_64")
    ),
    "windows": (Machine("win32", "nt", "AMD64", ("win_amd64",)),),
}


def bring_wheels(arguments: list[str]) -> int:
    """Download every wheel that the kit needs, for this machine and those named; returns the exit status."""
    options = _parser().parse_args(arguments)
    running, tests = read_lock()
    requirements = running + (tests if options.tests else "")
    machines = [machine for name in options.pour for machine in MACHINES[name]]
    with (ROOT / "kit.py").open("rb") as lock:
        acquire(lock.fileno(), wait=True)
        tidy()
        try:
            remove(NEW_WHEELS)
            make_environment()
            _download([], requirements, f"{platform.python_version()} {platform.machine()}")
            for machine in machines:
                for python in options.python or PYTHONS:
                    _download_for(machine, python, requirements)
            _keep()
        except OSError as error:
            raise SystemExit(cannot_write(error)) from error
        finally:
            remove(NEW)
            remove(NEW_WHEELS)
    sizes = [wheel.stat().st_size for wheel in WHEELS.glob("*.whl")]
    return answered(
        f"Le dossier roues a {len(sizes)} fichiers, {sum(sizes) / 1e6:.0f} Mo. / Its files and their size in MB."
    )


class _BothLanguages(Parser):
    """Says what is wrong in French and in English, as all of ``kit.py`` does."""

    def print_help(self, file: Any = None) -> None:  # noqa: ARG002 (a parser's own signature)
        """Write the help to the standard output, or leave with a sentence where that does not take it."""
        if status := answered(self.format_help().rstrip()):
            sys.exit(status)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and leave."""
        french = self.sentence(message)
        with speaking("en"):
            say(f"{french} / {self.sentence(message)}")
        sys.exit(2)


def _parser() -> Parser:
    parser = _BothLanguages(
        prog="kit.py roues",
        description="Remplit le dossier roues, avec lequel kit.py installe sans réseau. / Fills the folder of wheels.",
    )
    parser.add_argument(
        "--pour", nargs="+", choices=list(MACHINES), default=[], help="d'autres machines que celle-ci / other machines"
    )
    parser.add_argument(
        "--python", nargs="+", choices=PYTHONS, default=[], help="leurs Pythons, sinon tous / their Pythons, else all"
    )
    parser.add_argument("--tests", action="store_true", help="de quoi lancer « test » aussi / what test needs too")
    return parser


def conditions(machine: Machine, python: str) -> dict[str, str]:
    """The values of the markers in requirements, for ``machine`` with a version of Python."""
    return {
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "os_name": machine.os_name,
        "sys_platform": machine.system,
        "platform_machine": machine.processor,
        "python_version": python,
        "python_full_version": f"{python}.0",
    }


def entries_for(machine: Machine, python: str, requirements: str, marker: Any) -> str:
    """Those of the ``requirements`` that ``machine`` needs with a version of Python, without their conditions.

    pip would judge these by the machine it runs on. ``marker`` is the class ``Marker`` of the library ``packaging``.
    """
    kept = []
    for entry in requirements.split("\n\n"):
        head = entry.partition(" \\\n")[0]
        condition = head.partition(" ; ")[2]
        if "==" in head and (not condition or marker(condition).evaluate(conditions(machine, python))):
            kept.append(entry.replace(f" ; {condition}", ""))
    return "\n".join(kept) + "\n"


def _download_for(machine: Machine, python: str, requirements: str) -> None:
    """Bring the wheels of another machine."""
    site = str(site_packages(NEW))
    if site not in sys.path:
        sys.path.append(site)
    marker = importlib.import_module("pip._vendor.packaging.markers").Marker
    there = [f"--platform={each}" for each in machine.platforms]
    there += ["--implementation=cp", f"--python-version={python}"]
    asked = entries_for(machine, python, requirements, marker)
    _download(there, asked, f"{python} {machine.system} {machine.processor}")


def _download(options: list[str], requirements: str, told: str) -> None:
    """Bring wheels into a new folder.

    Raises:
        SystemExit: one is missing.
    """
    say(f"Python {told}…", to="stdout")
    status, output = run_pip(["download", "--dest", str(NEW_WHEELS), *options], requirements)
    if status:
        show_end(output)
        if is_full(output):
            raise SystemExit(no_room())
        if is_out_of_date(output):
            raise SystemExit(wrong_date())
        raise SystemExit(
            "Les roues n'ont pas pu être téléchargées : vérifiez la connexion à Internet, puis relancez. "
            "/ The wheels could not be downloaded: check the Internet connection, then run this again."
        )


def _keep() -> None:
    """Move the new wheels into the folder, and remove from it those that the lock no longer names."""
    WHEELS.mkdir(exist_ok=True)
    known = LOCK.read_text(encoding="utf-8")
    for wheel in NEW_WHEELS.glob("*.whl"):
        wheel.replace(WHEELS / wheel.name)
    for wheel in WHEELS.glob("*.whl"):
        if hashlib.sha256(wheel.read_bytes()).hexdigest() not in known:
            wheel.unlink()
