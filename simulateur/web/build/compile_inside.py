"""Compiles for Pyodide, in Pyodide itself: the bytes of a compiled file belong to one version of Python.

``node.py`` runs this under node. It imports no module of the kit: the kit is what it looks at.
"""

import ast
import collections
import dataclasses
import importlib
import importlib.util
import marshal
import sys
from pathlib import Path
from types import CodeType
from typing import Any

_LIBRARY = "python_stdlib.zip"
_KEEPS_WORDS = ("pyodide", "_pyodide")
"""Packages that read their own docstrings."""
_UNCHECKED = 0b01
"""The flag of a compiled file that is not compared with its source (PEP 552)."""
_ELSEWHERE = ("msvcrt", "grp", "pwd", "winreg")
"""Modules of other systems, which the kit imports there alone."""
_READY = "ready.bin"
"""The file that ``simulateur/web/compiled_classes.py`` reads."""
_FIRST, _FROM = "sitecustomize", "simulateur/web/module_importer.py"
"""What Python imports at its start, and where its text is."""


def main(words: dict[str, list[str]]) -> list[str]:
    """Import the modules that ``words`` names, and write all that are loaded, compiled; returns what failed to import.

    The kit's modules, of which ``/sources`` has the texts, go to ``/out/kit``; those of Python's library to
    ``/out/library``. What modules have compiled while they were imported goes to the kit, too.
    """
    sys.path.insert(0, "/sources")
    ready = _noted()
    kit, standard, out = words["kit"], words["standard"], "/out"
    missing = [name for name in (*kit, *standard) if name not in _ELSEWHERE and not _imports(name)]
    own = set(kit)
    for name, module in sorted(sys.modules.items()):
        origin = getattr(getattr(module, "__spec__", None), "origin", None) or ""
        if name in own:
            _write(Path(out) / "kit", name, _terse(Path(origin).read_bytes()), origin, optimize=0)
        elif _LIBRARY in origin or ("/lib/python" in origin and origin.endswith(".py")):
            keeps_words = name.partition(".")[0] in _KEEPS_WORDS
            _write(Path(out) / "library", name, _source(module), origin, optimize=0 if keeps_words else 2)
    _write(Path(out) / "library", _FIRST, Path("/sources", _FROM).read_bytes(), _FROM, optimize=2)
    (Path(out) / "kit" / _READY).write_bytes(marshal.dumps(ready))
    return missing


def _noted() -> dict[str, CodeType]:
    """The texts that ``dataclass`` and ``NamedTuple`` have compiled from now on, and their code."""
    ready: dict[str, CodeType] = {}

    def known(text: str, mode: str) -> CodeType:
        if text not in ready:
            ready[text] = compile(text, "<string>", mode, dont_inherit=True)
        return ready[text]

    vars(dataclasses)["exec"] = lambda text, *names: exec(known(text, "exec"), *names)
    vars(collections)["eval"] = lambda text, *names: eval(known(text, "eval"), *names)
    return ready


def _imports(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def _source(module: Any) -> bytes:
    source: str = module.__loader__.get_source(module.__name__)
    return source.encode()


def _terse(source: bytes) -> ast.Module:
    """A module of the kit without its docstrings, which no tablet reads.

    A class keeps one of a single letter: a dataclass that has none writes one when it is made, which takes long.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        if ast.get_docstring(node, clean=False) is None:
            continue
        words = node.body[0]
        if isinstance(node, ast.ClassDef) and isinstance(words, ast.Expr):
            words.value = ast.copy_location(ast.Constant("-"), words.value)
        else:
            node.body[0] = ast.copy_location(ast.Pass(), words)
    return tree


def _write(folder: Path, name: str, source: bytes | ast.Module, origin: str, *, optimize: int) -> None:
    path = name.replace(".", "/") + ("/__init__" if origin.endswith("/__init__.py") else "")
    shown = f"{path}.py"  # what a report of a fault names
    code = compile(source, shown, "exec", dont_inherit=True, optimize=optimize)
    head = (
        importlib.util.MAGIC_NUMBER + _UNCHECKED.to_bytes(4, "little") + bytes(8)
    )  # the hash of a source that nobody has
    file = folder / f"{path}.pyc"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(head + marshal.dumps(code))
