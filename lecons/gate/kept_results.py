"""What the gate found, kept beside a pack of the library: a picture is judged when it comes, and not at each start.

Only a folder that this machine has filled itself may be believed: whoever reads says so by reading. A pack cannot bring
such a file, since nothing of that ending is unpacked.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from beebot.files.atomic_file import write_whole
from lecons.pictures.images import Images
from lecons.pictures.photos import Photo

FILE = "images.verdicts"
"""The name of the file, in the folder of the pack."""
DRAWING, PHOTO = "drawing", "photo"
_DRAWN_BY = ("pygame-ce", "resvg-py", "fontpkg-abeezee")
"""The libraries, and the font, that decide what a picture looks like."""
KnownPhotos = Mapping[tuple[str, str], Photo]
"""Pictures in pixels by what they were judged as, and by the digest of the file that was judged."""
NOTHING: KnownPhotos = MappingProxyType({})


def digest_of(data: bytes) -> str:
    """A short text that only the same ``data`` has."""
    return sha256(data).hexdigest()


def known_of(images: Images) -> KnownPhotos:
    """The pictures of ``images`` that were checked, by their digests."""
    return {_key(found): found for found in images.own.values()}


def write_verdicts(folder: Path, images: Images) -> None:
    """Write to ``folder`` what the gate found of its pictures, if it has some.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    gate, found = _gate(), list(known_of(images).values())
    if gate is None or not found:
        return
    index = {"gate": gate, "pictures": [_entry(each) for each in found]}
    rest = json.dumps(index).encode() + b"\n" + b"".join(map(_data, found))
    write_whole(folder / FILE, digest_of(rest).encode() + b"\n" + rest)


def read_verdicts(folder: Path) -> KnownPhotos:
    """What ``write_verdicts`` wrote to ``folder``; empty if that file is missing, damaged, or of another version."""
    try:
        said, _end, rest = (folder / FILE).read_bytes().partition(b"\n")
        if said != digest_of(rest).encode():
            return NOTHING
        line, _end, data = rest.partition(b"\n")
        index = json.loads(line)
        if index["gate"] != _gate():
            return NOTHING
        return dict(_pictures(index["pictures"], data))
    except (OSError, ValueError, KeyError, TypeError):
        return NOTHING


def _pictures(entries: list[dict[str, Any]], data: bytes) -> Iterator[tuple[tuple[str, str], Photo]]:
    place = 0
    for entry in entries:
        middle = place + entry["bytes"]
        end = middle + entry["small"]
        width, height = entry["size"]
        found = Photo(entry["file"], data[place:middle], width, height, data[middle:end])
        place = end
        yield _key(found), found


def _key(found: Photo) -> tuple[str, str]:
    return DRAWING if found.is_drawing else PHOTO, found.mark


def _data(found: Photo) -> bytes:
    return found.data + found.small


def _entry(found: Photo) -> dict[str, object]:
    sizes = {"bytes": len(found.data), "small": len(found.small)}
    return {"file": found.mark, **sizes, "size": [found.width, found.height]}


def _gate() -> str | None:
    """What tells this gate from every other version of it: its own files, the libraries that draw, and the font.

    None where they cannot be read: then nothing is kept, and nothing believed.
    """
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 (where something was kept, or is to be)

    def drawn_by(name: str) -> bytes:
        try:
            return f"{name} {version(name)}".encode()
        except PackageNotFoundError:  # some machines have no resvg, and keep photographs all the same
            return name.encode()

    try:
        texts = [file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py"))]
    except OSError:
        return None
    return digest_of(b"\0".join((*map(drawn_by, _DRAWN_BY), *texts))) if texts else None
