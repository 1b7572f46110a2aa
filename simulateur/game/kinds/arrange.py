"""``ranger``: pictures from a tray to the places of a strip, by touch or by hand."""

from dataclasses import dataclass, field, replace

from beebot.challenge import Challenge
from beebot.command import Program
from beebot.kinds.arrange import mixed
from beebot.parts.pictures import Arranged
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import History
from simulateur.game.kinds.ghost import Ghost, each_of
from simulateur.game.kinds.of_pictures import OfPictures, PictureGesture, shown_by

Laid = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Row(OfPictures):
    """A child's answer to ``ranger``: ``laid`` has the picture at each place of the strip, None where none is.

    ``held`` is the picture in hand, ``order`` that of the pictures on the tray. A full strip that is wrong stays to be
    seen until the next touch: then the pictures in wrong places are back on the tray.
    """

    challenge: Challenge
    laid: History[Laid]
    held: int | None = None
    order: tuple[int, ...] = field(default=(), compare=False)

    @property
    def answer(self) -> Arranged | None:
        """The pictures as they are laid, to be judged; None until every place of the strip is filled."""
        return None if None in self.laid.now else Arranged(self.laid.now)

    @property
    def so_far(self) -> Arranged:
        return Arranged(self.back.laid.now)

    @property
    def spots(self) -> tuple[tuple[int, ...], ...]:
        return tuple(() if each is None else (each,) for each in self.laid.now)

    @property
    def waiting(self) -> tuple[int | None, ...]:
        return tuple(None if each in self.laid.now else each for each in self.order)

    @property
    def back(self) -> "Row":
        now = self.laid.now
        right = tuple(each if each == place else None for place, each in enumerate(now))
        if None in now or right == now:
            return self
        return replace(self, laid=History(right, self.laid.past))

    def touch(self, touch: Touch) -> "Row":
        count = len(self.laid.now)
        if touch.key in (Key.UNDO, Key.REDO):
            laid = self.laid.undo() if touch.key is Key.UNDO else self.back.laid.redo()
            return self if laid in (self.laid, self.back.laid) else replace(self, laid=laid, held=None)
        if touch.key is Key.AGAIN and any(each is not None for each in self.laid.now):
            return replace(self, laid=History((None,) * count), held=None)
        if touch.key not in (Key.PICTURE, Key.SPOT) or not 0 <= touch.index < count:
            return self
        take = _taken if touch.key is Key.PICTURE else _laid
        return take(self.back, touch.index)


def _taken(row: Row, picture: int) -> Row:
    now = row.laid.now
    if picture in now:
        free = tuple(None if each == picture else each for each in now)
        return replace(row, laid=row.laid.become(free), held=picture)
    return replace(row, held=None if picture == row.held else picture)


def _laid(row: Row, place: int) -> Row:
    there = row.laid.now[place]
    if row.held is None:
        return row if there is None else _taken(row, there)
    now = tuple(row.held if n == place else each for n, each in enumerate(row.laid.now))
    return replace(row, laid=row.laid.become(now), held=None)


class Arranging(PictureGesture[Row, Arranged]):
    """The gesture for ``ranger``: all pictures begin in the tray, in another order than the right one."""

    fills = True

    def begin(self, challenge: Challenge, kept: Program) -> Row:
        count = len(shown_by(challenge).asked)
        return Row(challenge, History((None,) * count), order=mixed(challenge.id, count))

    def digit(self, draft: Row, number: int) -> Touch:
        """The touch that digit ``number`` means: a picture of the tray or, with one in hand, a place of the strip."""
        if draft.held is not None or number >= len(draft.order):
            return Touch(Key.SPOT, number)
        return Touch(Key.PICTURE, draft.order[number])

    def ghost(self, draft: Row) -> Ghost | None:
        """The hand touches a picture and then each place: it shows no right answer. None once a child has begun."""
        if draft.held is not None or any(draft.spots):
            return None
        places = (Touch(Key.SPOT, place) for place in range(len(draft.order)))
        return each_of((Touch(Key.PICTURE, draft.order[0]), *places))


GESTURE = Arranging()
"""How ``ranger`` is answered."""
