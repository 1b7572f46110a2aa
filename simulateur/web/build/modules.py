"""Which of the kit's modules a tablet needs: all that can be reached from ``ROOTS``, read from their text.

An import inside a function counts, one for types alone does not.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from beebot.challenge import Genre
from beebot.files.content_folder import BUILT_IN

SOURCES = BUILT_IN.parent
"""The folder of the kit's packages."""
PACKAGES = ("beebot", "lecons", "simulateur", "firmware_bridge")
_KINDS = tuple(genre.name.lower() for genre in Genre)
_PADS = "simulateur.pages.challenge.pads"
ROOTS = (
    "simulateur.web.browser",
    "simulateur.web.compiled_classes",
    "simulateur.machine.playable",
    *(f"{package}.{kind}" for package in ("beebot.kinds", "simulateur.game.kinds") for kind in _KINDS),
    *(f"{_PADS}.{file.stem}" for file in sorted(SOURCES.joinpath(*_PADS.split(".")).glob("[!_]*.py"))),
)
"""The modules where a tablet begins.

Some are here since no import shows them: kinds of challenge and what they are answered with are imported by their
names, and pickled values name their classes.
"""
ABSENT = frozenset({"platformdirs", "fontpkg_abeezee"})
"""Packages of others that are imported only in functions that a tablet never calls."""


_ENCODINGS = ("encodings.ascii", "encodings.latin_1", "encodings.utf_8_sig")
"""Modules of the library that are found by the name of an encoding."""


def file_of(module: str) -> Path | None:
    """The file of ``module``, one of the kit's; None where there is no such module."""
    place = SOURCES.joinpath(*module.split("."))
    return next((file for file in (place.with_suffix(".py"), place / "__init__.py") if file.is_file()), None)


def reached(roots: tuple[str, ...] = ROOTS) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kit's modules that ``roots`` import, near or far, with the roots; and all other modules these import; sorted.

    Raises:
        LookupError: a root is no module of the kit.
    """
    own: set[str] = set()
    others: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name in own:
            continue
        file = file_of(name)
        if file is None:
            raise LookupError(f"no module of the kit: {name}")
        own.add(name)
        waiting += parents(name)
        for found in imported(ast.parse(file.read_bytes())):
            if found.partition(".")[0] not in PACKAGES:
                others.add(found)
            elif file_of(found) is not None:
                waiting.append(found)
            elif (parent := found.rpartition(".")[0]) and file_of(parent) is not None:  # a name in a module
                waiting.append(parent)
    return tuple(sorted(own)), tuple(sorted(others))


def parents(module: str) -> list[str]:
    """The names of the packages that ``module`` is in."""
    parts = module.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts))]


def imported(tree: ast.AST) -> Iterator[str]:
    """The names of modules that ``tree`` imports; for ``from a import b`` both ``a`` and ``a.b``, if that is ours."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                if module.partition(".")[0] in PACKAGES:
                    yield from (f"{module}.{each.name}" for each in names)
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=otherwise):
                for each in otherwise:
                    yield from imported(ast.Module([each], []))
            case _:
                yield from imported(node)


def standard(others: tuple[str, ...]) -> tuple[str, ...]:
    """Those of ``others`` that are modules of Python's library, and the encodings that are used.

    Raises:
        LookupError: one is neither there nor known to be ``ABSENT``.
    """
    unknown = {name for name in others if name.partition(".")[0] not in sys.stdlib_module_names | ABSENT}
    if unknown:
        raise LookupError(f"not on a tablet: {', '.join(sorted(unknown))}")
    return (*_ENCODINGS, *(name for name in others if name.partition(".")[0] in sys.stdlib_module_names))
