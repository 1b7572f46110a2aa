"""The pictures of a content folder: those that the gate has let through, and the kit's own for all others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from beebot.files.content_folder import BUILT_IN
from lecons.pictures.artwork import content_of_file, document, drawing, laid, picture
from lecons.pictures.photos import Photo, cropped, shown, under

KIT = BUILT_IN / "images"
"""The folder of the kit's own pictures."""
_Page = tuple[float, float, float, float]
_WIDE = 1.2
_BOX = 120
"""Side of the box of the kit's pictures, in their units: one cell of a mat."""


@dataclass(frozen=True, eq=False)
class Images:
    """Pictures by name: the kit's, and ``own``, an author's checked pictures, which come first.

    ``stand_ins`` says, for a name without a good picture, which of the kit's is shown instead. Two objects are equal
    only if they are the same object, so that drawings can be cached for each.
    """

    own: Mapping[str, Photo] = field(default_factory=dict)
    stand_ins: Mapping[str, str] = field(default_factory=dict)

    def __contains__(self, name: object) -> bool:
        return name in self.own or name in self.stand_ins or _is_in_kit(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all pictures, sorted; stand-ins aside."""
        return tuple(sorted({*self.own, *(file.stem for file in KIT.glob("*.svg"))}))

    def draw(self, name: str, x: float, y: float, side: float, degrees: float = 0, *, cells: int = 1) -> str:
        """The picture ``name`` as a part of a drawing, its middle at ``x``, ``y``, turned ``degrees`` clockwise.

        It is as large as ``cells`` cells side by side allow, each ``side`` pixels wide.
        """
        found = self.own.get(name)
        if found is None:
            return picture(self._file(name), x, y, side / _BOX, degrees)
        page = _page(found)
        scale = min(cells * side / page[2], side / page[3])
        return laid(under(found) + shown(found), page, (x, y), scale, degrees)

    def is_thing(self, name: str) -> bool:
        """Whether the picture ``name`` is the kit's own and square: a thing, not a scene."""
        if name in self.own:
            return False
        _left, _top, width, height = content_of_file(self._file(name))[1]
        return width == height

    def filling(self, name: str, width: float, height: float) -> str:
        """A drawing of ``width`` by ``height`` pixels with the picture ``name`` in its middle, as large as possible."""
        return document(width, height, self.fitted(name, width / 2, height / 2, width, height))

    def fitted(self, name: str, x: float, y: float, width: float, height: float) -> str:
        """The whole picture ``name``, its middle at ``x``, ``y``, as large as ``width`` and ``height`` allow."""
        body, page = self._content(name)
        return laid(body, page, (x, y), min(width / page[2], height / page[3]))

    def is_wide(self, name: str) -> bool:
        """Whether the picture ``name`` is clearly wider than high, as a picture of a story is."""
        return self.shape(name) > _WIDE

    def shape(self, name: str) -> float:
        """The width of the picture ``name``, divided by its height."""
        _left, _top, width, height = self._content(name)[1]
        return width / height

    def is_photo(self, name: str) -> bool:
        """Whether the picture ``name`` is a photograph."""
        found = self.own.get(name)
        return found is not None and not found.is_drawing

    def square(self, name: str, x: float, y: float, side: float, degrees: float = 0) -> str:
        """The square middle of the photograph ``name``, ``side`` pixels wide, its middle at ``x``, ``y``, turned."""
        found = self.own[name]
        seen = min(found.width, found.height)
        return laid(cropped(found), (0, 0, seen, seen), (x, y), side / seen, degrees)

    def alone(self, name: str) -> str:
        """The picture ``name`` as a whole SVG."""
        if name not in self.own:
            return drawing(self._file(name))
        return document(_BOX, _BOX, self.draw(name, _BOX / 2, _BOX / 2, _BOX))

    def _content(self, name: str) -> tuple[str, _Page]:
        found = self.own.get(name)
        return content_of_file(self._file(name)) if found is None else (shown(found), _page(found))

    def _file(self, name: str) -> Path:
        file = KIT / f"{name}.svg"
        if name in self.stand_ins and not file.exists():
            return KIT / f"{self.stand_ins[name]}.svg"
        return file


@lru_cache(maxsize=512)
def _is_in_kit(name: object) -> bool:
    """Whether the kit has a picture of this name. It is kept, since a page asks in each frame, and a disk is slow."""
    return (KIT / f"{name}.svg").exists()


def _page(found: Photo) -> _Page:
    return 0, 0, found.width, found.height
