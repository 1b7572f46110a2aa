"""Python's library before it is compiled, without what no tablet does.

That is to wait for a network, to install packages, to colour a terminal, and to read archives of other kinds than
zlib's. Pyodide imports all of that at each start. What it asks for is here in a few lines; a tablet that imported more
would fail while the folder is built.
"""

import io
import zipfile

from beebot.errors import KitError
from simulateur.web.build.archive import zipped
from simulateur.web.build.node import lacking

_WITHOUT = ("asyncio/", "compression/", "bz2.py", "lzma.py")
"""``shutil`` does without the last three where they cannot be imported."""
_INSTEAD = {
    "asyncio/__init__.py": """
def get_event_loop():
    raise RuntimeError("a tablet has no event loop of Python's")
""",
    "pyodide/webloop.py": """
from pyodide_js._api import scheduleCallback


def _initialize_event_loop():
    pass
""",
    "pyodide/_package_loader.py": """
from pathlib import Path
from site import getsitepackages

from pyodide_js import loadedPackages

SITE_PACKAGES, DSO_DIR = Path(getsitepackages()[0]), Path("/usr/lib")


def init_loaded_packages():
    pass
""",
    "_colorize.py": """
class _Plain:
    def __getattr__(self, _part):
        return ""


class _Theme:
    traceback = _Plain()


def get_theme(**_words):
    return _Theme


def can_colorize(**_words):
    return False
""",
}
"""Names that ``pyodide.asm.mjs`` and ``_pyodide_core`` of version 314.0.7 ask for while they start; none is used then.
``traceback`` asks ``_colorize`` for the colours of a terminal, and gets none; the real one makes five dataclasses.

``scheduleCallback`` and then ``loadedPackages`` are imported in this order, as Pyodide's own modules do: it writes no
memory of Python that knows other objects of JavaScript's.
"""


def slim(library: bytes) -> bytes:
    """The ``library``, a zip archive of Python's sources, as a tablet needs it.

    Raises:
        KitError: a module that is replaced is not there: this is the library of another Pyodide.
    """
    with zipfile.ZipFile(io.BytesIO(library)) as archive:
        if lost := _INSTEAD.keys() - archive.namelist():
            raise KitError(lacking(", ".join(sorted(lost))))
        names = (name for name in archive.namelist() if not name.endswith("/") and not name.startswith(_WITHOUT))
        kept = {name: archive.read(name) for name in names}
    return zipped(kept | {name: text.encode() for name, text in _INSTEAD.items()})
