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


def lessons() -> tuple[Path, ...]:
    """The files of the séances, level by level."""
    return _files("seances")


def mats() -> tuple[Path, ...]:
    """The files of the mats, in the order of their names."""
    return _files("tapis")


def _files(folder: str) -> tuple[Path, ...]:
    return tuple(sorted((CONTENT / folder).rglob("*.yaml")))
