"""What FAT, the file system of sticks, cannot hold."""

import re
from collections.abc import Iterator
from pathlib import Path

LARGEST = 2**32 - 1
_FORBIDDEN = re.compile(r'[\x00-\x1f"*:<>?\\|]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.IGNORECASE)
"""No sign that FAT or Windows has no name with, nor the names of Windows' devices."""


def unfit(folder: Path) -> Iterator[str]:
    """A sentence for each thing in ``folder`` that would not be the same on a stick."""
    seen: set[str] = set()
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_symlink():
            yield f"{name} est un lien"
        elif file.is_file() and file.stat().st_size > LARGEST:
            yield f"{name} dépasse 4 Go"
        if _FORBIDDEN.search(file.name):
            yield f"{name} a un nom interdit"
        if name.lower() in seen:
            yield f"{name} ne diffère d'un autre nom que par ses majuscules"
        seen.add(name.lower())
