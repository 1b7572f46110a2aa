"""``python3 kit.py verrou``: writes ``kit.lock`` anew, after ``pyproject.toml`` has changed or to take newer versions.

uv finds versions that suit every system and Python that is promised. Each must have a wheel there: nothing is built
on a school's machine. The lock keeps names, versions and the hashes of wheels, and no address.
"""

from beebot.console.interrupts import end_at_once

if __name__ == "__main__":
    end_at_once()

import itertools
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

from beebot.console.terminal import ended
from beebot.errors import KitError
from installation import wheels
from installation.folders import LOCK, ROOT
from installation.stamp import END, FOR_TESTS
from tests.fresh_pip import fresh_pip

UV = "uv>=0.9,<1"  # fetched for this work alone: it weighs more than all the kit installs
EXCEPTIONS = ("cobs==1.2.0",)  # the last one with a wheel for each system, 1.2.2 has some for Windows alone
HEAD = """\
# What kit.py installs: names, versions, and the hashes of wheels for Python {first} to {last}. No address.
# Made by « python3 kit.py verrou »; CONTRIBUTING.md says when.
"""
Package = Mapping[str, Any]
"""A package of a ``pylock.toml``: https://packaging.python.org/en/latest/specifications/pylock-toml/."""


def main() -> int:
    """Write the lock; return 1 if a wheel is missing somewhere, and leave the lock as it was.

    Raises:
        KitError: pip or uv could not do their part; the lock is as it was.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        asked([*fresh_pip(place / "pip"), "install", "--quiet", "--target", folder, UV])
        (place / "exceptions.txt").write_text("\n".join(EXCEPTIONS), encoding="utf-8")
        everything = resolved(place, "--extra", "test")
        running = {package["name"] for package in resolved(place)}
    lacking = list(missing_wheels(everything))
    if lacking:
        print("kit.lock reste comme il était ; il manque des roues :", *lacking, sep="\n", file=sys.stderr)
        return 1
    LOCK.write_text(written(everything, running), encoding="utf-8", newline="\n")
    print(f"kit.lock : {len(everything)} versions, dont {len(running)} pour le kit")
    return 0


def resolved(place: Path, *options: str) -> list[Package]:
    """What uv, which was installed at ``place``, chooses for ``pyproject.toml``."""
    first = wheels.PYTHONS[0]
    lock = place / "pylock.toml"
    for_all = ["--universal", f"--python-version={first}", "--only-binary=:all:", "--no-config"]
    files = [
        "--constraints",
        str(place / "exceptions.txt"),
        "--output-file",
        str(lock),
        str(ROOT / "pyproject.toml"),
    ]
    command = [
        str(place / "bin" / "uv"),
        "pip",
        "compile",
        "--quiet",
        "--format=pylock.toml",
        *for_all,
        *options,
        *files,
    ]
    asked(command)
    packages: list[Package] = tomllib.loads(lock.read_text(encoding="utf-8"))["packages"]
    return packages


def asked(command: list[str]) -> None:
    """Have a program do its part, which writes why it cannot.

    Raises:
        KitError: it could not.
    """
    if subprocess.run(command, check=False).returncode:
        raise KitError("kit.lock reste comme il était : la raison est au-dessus ; vérifiez la connexion à Internet")


def written(packages: Iterable[Package], running: set[str]) -> str:
    """The text of the lock: what is needed to run, and then what only the tests need."""
    entries = {package["name"] + package["version"]: entry(package) for package in packages}
    names = {package["name"] + package["version"]: package["name"] for package in packages}
    first = "\n".join(text for key, text in entries.items() if names[key] in running)
    rest = "\n".join(text for key, text in entries.items() if names[key] not in running)
    head = HEAD.format(first=wheels.PYTHONS[0], last=wheels.PYTHONS[-1])
    return f"{head}\n{first}\n{FOR_TESTS}\n{rest}\n{END}"


def entry(package: Package) -> str:
    """One package in pip's format of requirements."""
    marker = package.get("marker", "")
    condition = f" ; {marker}" if marker not in ("", f"python_full_version >= '{wheels.PYTHONS[0]}'") else ""
    hashes = sorted(wheel["hashes"]["sha256"] for wheel in package["wheels"] if serves(name_of(wheel)))
    lines = [f"{package['name']}=={package['version']}{condition}", *(f"--hash=sha256:{each}" for each in hashes)]
    return " \\\n    ".join(lines) + "\n"


def name_of(wheel: Mapping[str, Any]) -> str:
    """The name of a wheel's file; in an address, the « ! » of an epoch is written %21."""
    return unquote(str(wheel.get("name") or wheel["url"].rsplit("/", 1)[-1]))


def serves(name: str) -> bool:
    """Whether a wheel is for a CPython that is promised, with its usual threads."""
    ours = {f"cp{version.replace('.', '')}" for version in wheels.PYTHONS}
    return any(
        tag.interpreter.startswith("py3")
        or (tag.interpreter in ours and tag.abi in (tag.interpreter, "none"))
        or (tag.abi == "abi3" and tag.interpreter.startswith("cp3"))
        for tag in parse_wheel_filename(name)[3]
    )


def missing_wheels(packages: Iterable[Package]) -> Iterable[str]:
    """The packages, Pythons and machines for which there is no wheel."""
    machines = [machine for every in wheels.MACHINES.values() for machine in every]
    for machine, python in itertools.product(machines, wheels.PYTHONS):
        there, tags = wheels.conditions(machine, python), set(tags_of(machine, python))
        for package in packages:
            needed = "marker" not in package or Marker(package["marker"]).evaluate(there)
            if needed and not any(tags & parse_wheel_filename(name_of(wheel))[3] for wheel in package["wheels"]):
                yield f"{package['name']} {package['version']}, Python {python}, {machine.system} {machine.processor}"


def tags_of(machine: wheels.Machine, python: str) -> Iterable[Tag]:
    """What a Python on a machine can take, from https://packaging.python.org/en/latest/specifications/."""
    platforms = list(machine.platforms)
    if machine.system == "darwin":
        _macosx, *version, _processor = platforms[0].split("_", 3)
        platforms = list(mac_platforms((int(version[0]), int(version[1])), machine.processor))
    major_minor = [int(part) for part in python.split(".")]
    yield from cpython_tags(major_minor, platforms=platforms)
    yield from compatible_tags(major_minor, "cp" + python.replace(".", ""), platforms)


if __name__ == "__main__":
    sys.exit(ended(main))
