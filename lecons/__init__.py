"""The year of lessons as data files, and what works on them: drawings, checks, packs, paper, commands."""

from os.path import realpath  # Path.resolve refuses a link to itself
from pathlib import Path

CONTENT = Path(__file__).parent
"""The content folder: ``parcours``, ``seances``, ``tapis`` and ``images``."""
FIRST_PATH = CONTENT / "parcours" / "grande-section.yaml"
"""The path that opens when nobody chose one."""


def paths() -> tuple[Path, ...]:
    """The files of the kit's learning paths, sorted by name."""
    return _files("parcours")


def path_called(name: str) -> Path:
    """The file of the kit's learning path ``name``, such as ``cp``; else ``name`` itself, as the path of a file."""
    return {file.stem: file for file in paths()}.get(name, Path(name))


def lesson_called(name: str) -> Path | None:
    """The file of the kit's séance ``name``, as ``cinq-cartes`` or ``gs/cinq-cartes``; None if the kit has no such one.

    ``name`` may also be a path to that file, with ``.yaml`` or without: from the current folder, the content folder, or
    the one above it. ``chercher`` prints such paths.
    """
    root, bare = CONTENT / "seances", name.removesuffix(".yaml")
    named: dict[str, Path] = {}
    for file in lessons():
        way = file.relative_to(root).with_suffix("")
        named |= {way.name: file, way.as_posix(): file}
    meant = (realpath(folder / f"{bare}.yaml") for folder in (Path.cwd(), CONTENT, CONTENT.parent))
    by_place = {realpath(file): file for file in lessons()}
    return named.get(bare) or next((by_place[place] for place in meant if place in by_place), None)


def called(name: str) -> Path | None:
    """The file of the kit's séance, learning path or mat ``name``; None if the kit has no such one.

    A séance's name may have the folder of its level before it, and ``seances/`` before that.
    """
    return named().get(name)


def named() -> dict[str, Path]:
    """The kit's files, each under every name by which ``called`` finds it."""
    found: dict[str, Path] = {}
    for file in (*mats(), *lessons(), *paths()):
        way = file.relative_to(CONTENT).with_suffix("")
        found |= {file.stem: file, way.as_posix(): file, "/".join(way.parts[1:]): file}
    return found


def file_or_called(said: str) -> Path:
    """The file ``said``, if there is one; else the kit's file of that name; else ``said`` as a path."""
    file = Path(said)
    try:
        there = file.exists()
    except (OSError, ValueError):  # the reader says what is wrong with such a name
        there = True
    return file if there else called(said) or file


def lessons() -> tuple[Path, ...]:
    """The files of the kit's séances, level by level."""
    return _files("seances")


def mats() -> tuple[Path, ...]:
    """The files of the kit's mats, sorted by name."""
    return _files("tapis")


def _files(folder: str) -> tuple[Path, ...]:
    return tuple(sorted((CONTENT / folder).rglob("*.yaml")))
