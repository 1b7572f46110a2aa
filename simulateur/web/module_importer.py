"""Where a tablet's Python finds its modules: in one file, one behind the other.

The build ships this module as ``sitecustomize``, which Python imports by itself once it has its encodings. In a browser
a file is dear: Python asks for a module in folder after folder, and reads a zip archive with a program of its own.
Whatever is imported here, Python has already by then; ``typing`` it has not.
"""

import gc
import marshal
import os
import sys
from _frozen_importlib import ModuleSpec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

NAME = "sitecustomize"
"""The name by which Python imports this module at its start."""
PLACE = "/kit"
"""The folder of the kit's drawings and words: modules are told to lie there, so that they find these beside them."""
FILE = "modules.bin"
"""The name of the file, in that folder; ``build/archive.py`` writes it."""
SIZE = 4
"""Bytes at the file's beginning that say how long its index is."""


class Modules:
    """A finder and loader for ``importlib``: it finds the modules of one file, and runs their code.

    The index has of each module, by its name, where its code begins behind the index, how long it is, and whether the
    module is a package.
    """

    def __init__(self, file: str, place: str = PLACE) -> None:
        self._file, self._place = file, place
        length = int.from_bytes(self._bytes(0, SIZE), "big")
        self._begin = SIZE + length
        self._index: dict[str, tuple[int, int, bool]] = _read(self._bytes(SIZE, length))

    def find_spec(
        self, name: str, _path: "Sequence[str] | None" = None, _target: "ModuleType | None" = None
    ) -> "ModuleSpec | None":
        """The spec of the module ``name``; None for one that the file does not have."""
        if name not in self._index:
            return None
        is_package = self.is_package(name)
        folder = f"{self._place}/{name.replace('.', '/')}"
        file = f"{folder}/__init__.pyc" if is_package else f"{folder}.pyc"
        # Python takes any loader with these methods; the class that its types ask for would have to be imported first.
        spec = ModuleSpec(name, self, origin=file, is_package=is_package)  # type: ignore[arg-type]
        spec.has_location = True
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(folder)
        return spec

    def create_module(self, _spec: ModuleSpec) -> None:
        """None: Python makes the module as it does for files."""

    def exec_module(self, module: "ModuleType") -> None:
        exec(self.get_code(module.__name__), vars(module))  # noqa: S102 (compiled by the same build)

    def get_code(self, name: str) -> "CodeType":
        start, length, _is_package = self._index[name]
        code: CodeType = _read(self._bytes(self._begin + start, length))
        return code

    def get_source(self, _name: str) -> str | None:
        """None: no text was shipped, so reports of faults name lines alone."""
        return None

    def is_package(self, name: str) -> bool:
        return self._index[name][2]

    def _bytes(self, start: int, length: int) -> bytes:
        """A part of the file, which is opened anew: a memory of Python has no open files."""
        opened = os.open(self._file, os.O_RDONLY)
        try:
            return os.pread(opened, length, start)
        finally:
            os.close(opened)


_read = marshal.loads
"""What the same build has written is not looked at twice."""

if __name__ == NAME:
    gc.disable()  # next to nothing is thrown away while modules are read; ``browser.settled`` enables it again
    sys.meta_path.insert(0, Modules(f"{PLACE}/{FILE}"))
