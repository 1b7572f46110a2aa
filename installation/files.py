"""The list of an archive's files, each with its SHA-256: it tells which were not copied, or not to their end."""

import hashlib

from installation.folders import ROOT

LIST = "fichiers.sha256"
"""In the form of ``sha256sum``, which checks it too. A folder that no archive made has none."""


def line_of(name: str, content: bytes) -> str:
    """The line of the list for the file ``name``, a path from the kit's folder, with the SHA-256 of its ``content``."""
    return f"{hashlib.sha256(content).hexdigest()}  {name}\n"


def damaged_files() -> list[str]:
    """The listed files that are missing, and the listed programs that were changed; empty without a list.

    What is read and is no program, such as a séance, may have been changed by whoever has the kit.
    """
    try:
        lines = (ROOT / LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    found = []
    for line in lines:
        name = line.partition("  ")[2]
        file = ROOT / name
        if name and (not file.is_file() or (file.suffix == ".py" and line_of(name, file.read_bytes()) != f"{line}\n")):
            found.append(name)
    return found
