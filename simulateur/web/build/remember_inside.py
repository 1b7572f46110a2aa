"""Has Python remember the kit, as ``www/worker.js`` does for the next starts of a tablet.

``node.py`` runs this under node, with the kit below ``/kit`` and the content in ``/given``.
"""

import gc
from pathlib import Path
from typing import Any

from simulateur.web import compiled_classes

compiled_classes.use(compiled_classes.read(Path("/kit", compiled_classes.FILE)))

from simulateur.web.browser import rehearsed

contents: tuple[Any, ...]
"""The learning paths, which stay in Python's memory."""
_SIZE = (1024, 768)
"""Any page: the drawings of a larger one take no more room."""


def main(words: dict[str, str]) -> None:
    """Read the content that ``words`` names, and draw a first picture for nobody."""
    global contents  # noqa: PLW0603 (see above)
    contents = rehearsed(Path(words["content"]).read_bytes(), _SIZE)
    gc.collect()
