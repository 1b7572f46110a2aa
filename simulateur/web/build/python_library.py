"""Python's library before it is compiled, without the event loop that no tablet has.

Pyodide imports it at each start, and with it ``ssl``, ``socket``, ``subprocess`` and thirty modules more: a tablet that
plays all of the kit's paths would not take such a memory back (decision 123). What Pyodide asks for is here in a few
lines.
"""

import io
import zipfile

from beebot.errors import KitError
from simulateur.web.build.archive import zipped
from simulateur.web.build.node import lacking

_WITHOUT = "asyncio/"
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
}
"""What ``_pyodide_core`` of version 314.0.7 asks for while it starts; none of it is used then.

``scheduleCallback`` is imported before anything else of JavaScript's, as Pyodide's own module does: it writes no memory
of Python that knows other objects.
"""


def slim(library: bytes) -> bytes:
    """``library``, the zip archive of Python's sources, without what no tablet needs.

    Raises:
        KitError: a module that is replaced is not there: this is the library of another Pyodide.
    """
    with zipfile.ZipFile(io.BytesIO(library)) as archive:
        if lost := _INSTEAD.keys() - archive.namelist():
            raise KitError(lacking(", ".join(sorted(lost))))
        names = (name for name in archive.namelist() if not name.endswith("/") and not name.startswith(_WITHOUT))
        kept = {name: archive.read(name) for name in names}
    return zipped(kept | {name: text.encode() for name, text in _INSTEAD.items()})
