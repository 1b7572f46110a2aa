"""Scenes as messages: what a browser draws anew, as values that JSON can carry.

A browser keeps the list of sprites that it shows. A frame says how the next list is made of this one: runs of sprites
that stay, and new ones between them. Each SVG text is sent once, in the colours of the theme; after that a number
stands for it.
"""

import base64
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lecons.pictures.painting import painted
from lecons.pictures.photo_layers import Laid, layers
from lecons.pictures.photos import data_of
from lecons.pictures.sprite import Label, Scene, Sprite
from lecons.pictures.theme import Theme
from simulateur.pages.common.cheaper_drawing import NONE, Savings

Message = dict[str, object]
"""What a browser is told, of values that JSON can carry; ``kind`` says what it is about."""
MOST_TEXTS = 1200
"""A browser keeps so many drawings: a whole path has 540. The one that was not shown for longest goes first."""


class Placed(NamedTuple):
    """A sprite, and the width and height at which to draw it once before it is stretched; None for those of its box."""

    sprite: Sprite
    size: tuple[int, int] | None = None


Edit = tuple[int, int] | Placed
_OPAQUE = 255
_PHOTO = re.compile('href="photo:([^"]*)"')
_PNG = "data:image/png;base64,"


class Frames:
    """What one browser shows, in the colours of ``theme``; ``background`` is a colour, or its role in the theme."""

    def __init__(self, theme: Theme, background: str) -> None:
        self._theme = theme
        self._background = painted(background, theme)
        self._numbers: dict[str, int] = {}
        """The SVG texts that the browser has, the one that was shown last at the end."""
        self._next = 0
        self._shown: tuple[Placed, ...] | None = None
        """The sprites that the browser shows; None where it has to be told of all."""
        self._ground = 0
        self._labels: tuple[Label, ...] = ()

    def forget(self) -> None:
        """Note that the browser has lost all texts and sprites: the next frame sends all of them."""
        self._numbers.clear()
        self._shown = None

    def show_again(self) -> None:
        """Have the next frame sent whole, whatever the browser shows; the texts that it has stay there."""
        self._shown = None

    def frame(self, scene: Scene, savings: Savings = NONE) -> Message | None:
        """The message that makes the browser show ``scene`` from what it shows now; None if that is the same.

        Beside ``edits`` a frame has, where they have changed, ``labels``, and ``ground``, the number of sprites that
        lie under the labels; ``new`` texts with their numbers, and the numbers that are ``gone``. A ``whole`` frame is
        made of nothing that was shown before.
        """
        sprites, before = (*scene.ground, *scene.actors), self._shown
        now = tuple(Placed(sprite, savings.sizes.get(sprite.svg)) for sprite in sprites)
        ground, labels = len(scene.ground), scene.labels
        if (before, self._ground, self._labels) == (now, ground, labels):
            return None
        told: Message = {"kind": "frame"}
        if before is None:
            told |= {"whole": True, "paper": self._background, "fresh": not self._numbers}
        if new := self._news(sprites):
            told["new"] = new
        told["edits"] = [self._told(each) for each in edits(before or (), now)]
        if gone := self._forgotten(len({sprite.svg for sprite in sprites})):
            told["gone"] = gone
        if before is None or ground != self._ground:
            told["ground"] = ground
        if before is None or labels != self._labels:
            told["labels"] = [self._label(label) for label in labels]
        self._shown, self._labels, self._ground = now, labels, ground
        return told

    def _news(self, sprites: Sequence[Sprite]) -> list[tuple[int, str]]:
        new = []
        for svg in dict.fromkeys(sprite.svg for sprite in sprites):
            number = self._numbers.pop(svg, None)
            if number is None:
                number, self._next = self._next, self._next + 1
                new.append((number, self._painted(svg)))
            self._numbers[svg] = number
        return new

    def _forgotten(self, shown: int) -> list[int]:
        """The numbers of texts that the browser need not keep; the last ``shown`` ones are on its screen."""
        many = len(self._numbers) - max(MOST_TEXTS, shown)
        return [self._numbers.pop(svg) for svg in list(self._numbers)[: max(many, 0)]]

    def _painted(self, svg: str) -> str:
        text, sides = painted(svg, self._theme), (each.side for each in layers(svg) if isinstance(each, Laid))

        def put(found: re.Match[str]) -> str:
            return f'href="{_PNG}{base64.b64encode(data_of(found[1], next(sides))).decode()}"'

        return _PHOTO.sub(put, text)

    def _told(self, edit: Edit) -> list[float]:
        """An edit as numbers: two for a run of sprites that stay, more for a new sprite.

        A run has its first place and its length. A sprite has the number of its text, its box, its alpha, its degrees,
        and the size at which to draw it once. At the end, numbers that have their usual value are left out.
        """
        if not isinstance(edit, Placed):
            return list(edit)
        sprite, size = edit
        told: list[float] = [self._numbers[sprite.svg], sprite.x, sprite.y, sprite.width, sprite.height]
        if sprite.alpha != _OPAQUE or sprite.turned or size is not None:
            told.append(sprite.alpha)
        if sprite.turned or size is not None:
            told.append(round(sprite.turned, 2))
        return told if size is None else [*told, *size]

    def _label(self, label: Label) -> list[object]:
        # A folder's name may hold bytes that are no letter anywhere.
        text = label.text.encode(errors="replace").decode()
        return [text, label.x, label.y, label.width, label.size, painted(label.colour, self._theme)]


def edits(before: Sequence[Placed], now: Sequence[Placed]) -> Iterator[Edit]:
    """How to make ``now`` of ``before``: runs that stay, as their first place and length, and new sprites, in order.

    Runs keep the order that they had before: a sprite that has moved past another is drawn anew.
    """
    places: dict[Placed, list[int]] = {}
    for place, each in enumerate(before):
        places.setdefault(each, []).append(place)
    first = end = 0  # of the run that has not been told
    for each in now:
        there = next((place for place in places.get(each, ()) if place >= end), None)
        if there is not None and there == end > first:
            end += 1
            continue
        if end > first:
            yield first, end - first
        first = end
        if there is None:
            yield each
        else:
            first, end = there, there + 1
    if end > first:
        yield first, end - first
