"""A drawing that shows photographs, as layers: what a renderer of SVG draws, and the photographs between."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lecons.pictures.photos import IMAGE
from lecons.pictures.svg_transforms import Matrix, transform

_TAG = re.compile(r"<(/?)(g|image)\b([^>]*)>")
_PLACED = re.compile(r'transform="([^"]*)"')
_STEP = re.compile(r"(\w+)\(([^()]*)\)")
_SHAPE = re.compile("<(?:path|rect|circle|ellipse|line|poly)")


class Laid(NamedTuple):
    """A photograph in a drawing: its ``mark``, its visible middle's size in its own pixels, and where that lies."""

    mark: str
    width: int
    height: int
    place: Matrix

    @property
    def side(self) -> float:
        """The longer side of the visible part, in units of the drawing."""
        return max(self.width, self.height) * self.place.scale


def layers(svg: str) -> Iterator[str | Laid]:
    """The layers of ``svg``, a drawing made by the kit, from back to front: each a photograph, or a whole SVG text."""
    head = svg[: svg.index(">") + 1]
    groups: list[tuple[str, Matrix]] = []
    reopened, begin = "", len(head)
    for tag in _TAG.finditer(svg, begin):
        closes, name, said = tag.groups()
        if name == "g":
            if closes:
                groups.pop()
            elif not said.endswith("/"):
                groups.append((tag[0], _outer(groups).then(_matrix(said))))
            continue
        opened = "".join(text for text, _place in groups)
        yield from _drawn(head, reopened + svg[begin : tag.start()], "</g>" * len(groups))
        image = IMAGE.fullmatch(tag[0])
        if image is not None:
            yield Laid(image[1], int(image[2]), int(image[3]), _outer(groups))
        reopened, begin = opened, tag.end()
    yield from _drawn(head, reopened + svg[begin : svg.rindex("</svg>")], "")


def _drawn(head: str, body: str, closed: str) -> Iterator[str]:
    if _SHAPE.search(body):
        yield f"{head}{body}{closed}</svg>"


def _outer(groups: list[tuple[str, Matrix]]) -> Matrix:
    return groups[-1][1] if groups else Matrix()


def _matrix(said: str) -> Matrix:
    whole = Matrix()
    placed = _PLACED.search(said)
    for name, numbers in _STEP.findall(placed[1] if placed else ""):
        one = transform(name, [float(number) for number in numbers.replace(",", " ").split()])
        if one is not None:
            whole = whole.then(one)
    return whole
