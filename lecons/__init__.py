"""The year of lessons as data files, and what works on them: drawings, checks, packs, paper, commands."""

from os.path import realpath  # Path.resolve refuses a link to itself
from pathlib import Path

CONTENT = Path(__file__).parent
"""The content folder: ``parcours``, ``seances``, ``tapis`` and ``images``."""
FIRST_PATH = CONTENT / "parcours" / "grande-section.yaml"
"""The path that opens when nobody chose one."""


def paths() -> tuple[Path, ...]:
    """The files of the learning paths, in the order of their names."""
    return _files("parcours")


def path_called(name: str) -> Path:
    """The file of one of the kit's learning paths, such as ``cp``; another ``name`` is a file of somebody's own."""
    return {file.stem: file for file in paths()}.get(name, Path(name))


def lesson_called(name: str) -> Path | None:
    """The file of one of the kit's séances, called ``cinq-cartes`` or ``gs/cinq-cartes``; None where it has none.

    A path to that file is as good, with ``.yaml`` or without: from the current folder, the content folder, or the one
    above it. ``chercher`` prints such paths.
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
    """The file of one of the kit's séances, learning paths or mats by what a person may call it; None for no such name.

    A séance is called with or without the folder of its level, and ``seances/`` may stand before that.
    """
    return named().get(name)


def named() -> dict[str, Path]:
    """The kit's files by each name that ``called`` knows."""
    found: dict[str, Path] = {}
    for file in (*mats(), *lessons(), *paths()):
        way = file.relative_to(CONTENT).with_suffix("")
        found |= {file.stem: file, way.as_posix(): file, "/".join(way.parts[1:]): file}
    return found


def file_or_called(said: str) -> Path:
    """The file that is there under that name, else the kit's that is ``called`` so; else what was ``said``."""
    file = Path(said)
    try:
        there = file.exists()
    except (OSError, ValueError):  # the reader says what is wrong with such a name
        there = True
    return file if there else called(said) or file


def lessons() -> tuple[Path, ...]:
    """The files of the séances, level by level."""
    return _files("seances")


def mats() -> tuple[Path, ...]:
    """The files of the mats, in the order of their names."""
    return _files("tapis")


def _files(folder: str) -> tuple[Path, ...]:
    return tuple(sorted((CONTENT / folder).rglob("*.yaml")))
