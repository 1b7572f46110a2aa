"""Challenges of pictures, as screen and paper draw them: pictures to touch, places of a strip, boxes, a thumbnail."""

from functools import lru_cache

from beebot.challenge import Challenge
from lecons.pictures.artwork import Attributes, circle, document, foot, path, rimmed, rounded
from lecons.pictures.cards import PIPS
from lecons.pictures.images import Images
from lecons.pictures.named_cells import with_sticker
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE

_ROUND, _LIP, _FRAME = 0.10, 0.022, 0.045
"""Of the shorter side: the corners of a picture, its thickness, and the edge round its ground."""
_INSIDE, _WIDE_INSIDE = 0.96, 0.92
"""The drawing in its picture, in the shorter side; one that is wider than high, in both sides."""
_EDGES = {"held": ROLE.frame, "asked": ROLE.amber, "right": ROLE.right}
"""The edge of a picture that is in hand, that a question is about, or that answers."""
_PLACES = {
    "": (ROLE.slot, ROLE.slot_edge, 0.012),
    "waits": (ROLE.honey_pale, ROLE.amber, 0.012),
    "lit": (ROLE.honey_pale, ROLE.amber, 0.03),
}
"""The felt of an empty place, its edge, and how wide that is in its height, by its look."""
_BOXES = (
    (ROLE.disc_sky, ROLE.blue_edge, ROLE.blue),
    (ROLE.disc_honey, ROLE.orange_edge, ROLE.honey),
    (ROLE.disc_lilac, ROLE.plum_edge, ROLE.plum),
)
"""Face, edge and lid of the boxes; where colours are not told apart, their pictures are."""


@lru_cache(maxsize=32)
def shown_picture(name: str, width: int, height: int, images: Images, look: str = "") -> str:
    """The picture ``name`` on a card; ``look`` is "", ``held``, ``asked``, ``right``, ``wrong`` or ``left out``."""
    least = min(width, height)
    lip, line = _LIP * least, _FRAME * least
    face = Rect(0, 0, width, height - lip)
    parts = [foot(face.moved(0, lip), _ROUND * least, lip, fill=ROLE.lip)]
    parts.append(rimmed(0, 0, width, face.height, _ROUND * least, ROLE.cream))
    ground = face.inset(line)
    parts.append(rounded(*ground, _ROUND * least - line / 2, fill=ROLE.honey_pale if look == "asked" else ROLE.card))
    parts.append(_fitted(name, images, face, white=look != "asked"))
    if look in _EDGES:
        edge: Attributes = {"stroke": _EDGES[look], "stroke_width": f"{line:.2f}"}
        box = face.inset(line / 2)
        parts.append(rounded(box.x, box.y, box.width, box.height, _ROUND * least - line / 2, fill="none", **edge))
    if look in ("wrong", "left out"):
        box = face.inset(line)
        parts.append(rounded(*box, _ROUND * least, fill=ROLE.cream, fill_opacity=0.62))
    return document(width, height, *parts)


@lru_cache(maxsize=32)
def place_of_strip(width: int, height: int, number: int, look: str = "") -> str:
    """An empty place for a picture, with its ``number`` in dots.

    ``look`` is ``waits`` while a child holds any picture, ``lit`` if she holds it over this place or help shows it,
    else "".
    """
    fill, edge, line = _PLACES[look]
    x, y, wide, high = Rect(0, 0, width, height).inset(0.02 * height)
    empty = rounded(x, y, wide, high, _ROUND * height, fill=fill, stroke=edge, stroke_width=f"{line * height:.2f}")
    return document(width, height, empty, *_dots(number, width / 2, height / 2, height))


@lru_cache(maxsize=16)
def hung_picture(name: str, side: int, images: Images) -> str:
    """The picture ``name`` flat on felt, ``side`` pixels wide; not on a card, so to be looked at, not touched."""
    face = Rect(0, 0, side, side).inset(0.02 * side)
    x, y, wide, high = face
    edge: Attributes = {"stroke": ROLE.slot_edge, "stroke_width": f"{0.012 * side:.2f}"}
    felt = rounded(x, y, wide, high, _ROUND * side, fill=ROLE.slot, **edge)
    return document(side, side, felt, _fitted(name, images, face))


@lru_cache(maxsize=32)
def number_disc(side: int, number: int) -> str:
    """A disc ``side`` pixels wide with the ``number`` of a place in dots, to lie above a picture laid there."""
    ring: Attributes = {"stroke": ROLE.soft_ink, "stroke_width": f"{0.05 * side:.2f}"}
    disc = circle(side / 2, side / 2, 0.46 * side, fill=ROLE.cream, **ring)
    return document(side, side, disc, *_dots(number, side / 2, side / 2, 2.1 * side))


def _fitted(name: str, images: Images, face: Rect, *, white: bool = False) -> str:
    """A picture on its card; unless that is ``white``, a drawing has a white edge of its shape, as photographs have."""
    wide = high = _INSIDE * min(face.width, face.height)
    if images.is_wide(name):
        wide, high = _WIDE_INSIDE * face.width, _WIDE_INSIDE * face.height
    drawn = images.fitted(name, *face.centre, wide, high)
    return drawn if white or images.is_photo(name) else with_sticker(drawn)


def _dots(number: int, x: float, y: float, side: float) -> list[str]:
    far = 0.10 * side
    return [circle(x + right * far, y - up * far, 0.042 * side, fill=ROLE.soft_ink) for right, up in PIPS[number]]


FRONT, _TAG = Rect(0.07, 0.35, 0.86, 0.6), 0.32
"""The front of a box, in its width and height, and the picture on the lid of one that is done, in its height."""


@lru_cache(maxsize=12)
def box(name: str, place: int, width: int, height: int, images: Images, look: str = "") -> str:
    """The box at ``place`` (from 0) with the picture ``name`` on it; ``look`` is "", ``lit``, ``left out`` or ``done``.

    ``lit`` is for the right box. Of one that is ``done`` the front is free for what lies in it (``FRONT``): its picture
    is small, on the lid.
    """
    face, edge, lid = _BOXES[place]
    line = max(0.011 * min(width, height), 1.5)
    lip, top = 0.10 * height, 0.11 * height
    stroke: Attributes = {"stroke": edge, "stroke_width": f"{line:.2f}", "stroke_linejoin": "round"}
    back = f"M{0.04 * width:.1f} {top + line:.1f}L{0.08 * width:.1f} {line:.1f}H{0.92 * width:.1f}"
    parts = [path(f"{back}L{0.96 * width:.1f} {top + line:.1f}Z", fill=lid, **stroke)]
    body = Rect(0.03 * width, top + lip / 2, 0.94 * width, height - top - lip / 2 - line)
    parts.append(rounded(body.x, body.y, body.width, body.height, 0.07 * width, fill=face, **stroke))
    parts.append(rounded(line / 2, top, width - line, lip, lip / 2, fill=face, **stroke))
    room = height - top - lip - 0.04 * height
    side = min(0.8 * width, 0.88 * room)
    label = Rect.around(width / 2, top + lip + room / 2, side)
    if look == "done":
        side = _TAG * height
        label = Rect.around(width / 2, side / 2 + line, side)
    parts.append(rounded(label.x, label.y, side, side, 0.16 * side, fill=ROLE.cream, **stroke))
    parts.append(_fitted(name, images, label))
    if look == "lit":
        ring: Attributes = {"stroke": ROLE.right, "stroke_width": f"{3 * line:.2f}"}
        parts.append(rounded(body.x, body.y, body.width, body.height, 0.07 * width, fill="none", **ring))
    if look == "left out":
        parts.append(rounded(0, 0, width, height, 0.07 * width, fill=ROLE.paper, fill_opacity=0.68))
    return document(width, height, *parts)


@lru_cache(maxsize=16)
def beads(width: int, height: int, done: int, count: int) -> str:
    """A column of ``count`` beads, one for each picture to sort; the first ``done`` are coloured."""
    step = height / count
    radius = min(0.36 * step, 0.4 * width)
    parts = []
    for place in range(count):
        fill, edge = (ROLE.honey, ROLE.ink) if place < done else (ROLE.cream, ROLE.soft_ink)
        line: Attributes = {"stroke": edge, "stroke_width": f"{0.25 * radius:.2f}"}
        parts.append(circle(width / 2, (place + 0.5) * step, radius, fill=fill, **line))
    return document(width, height, *parts)


@lru_cache(maxsize=16)
def gallery_thumbnail(challenge: Challenge, side: float, images: Images) -> str:
    """The first four pictures of a challenge in a square of ``side`` pixels, two by two, in the file's order."""
    assert challenge.pictures is not None
    names, half = challenge.pictures.names[:4], side / 2
    parts = [rounded(0, 0, side, side, 0.08 * side, fill=ROLE.slot)]
    for place, name in enumerate(names):
        alone = place % 2 == 0 and place + 1 == len(names)
        x, y = half if alone else (place % 2 + 0.5) * half, (place // 2 + 0.5) * half
        card = Rect.around(x, y, 0.9 * half)
        parts += [rounded(*card, 0.1 * half, fill=ROLE.card), _fitted(name, images, card)]
    return document(side, side, *parts)
