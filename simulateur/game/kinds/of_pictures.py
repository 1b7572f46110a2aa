"""What the kinds have in common in which a child touches or lays pictures: no card, no bee, no GO."""

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol, TypeVar

from beebot.i18n import gettext as _
from beebot.kinds.of_pictures import shown_by
from beebot.text import Text
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import Draft, NoCards, Strip
from simulateur.game.kinds.gesture import Gesture

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint

__all__ = ["OfPictures", "PictureGesture", "Shown", "shown_by"]


class OfPictures(NoCards):
    """The base of drafts that consist of pictures: they have no strips of cards."""

    __slots__ = ()

    @property
    def strips(self) -> tuple[Strip, ...]:
        return ()


class Shown(Draft, Protocol):
    """A draft of pictures, with what a page needs to show it. Pictures are named by their numbers."""

    @property
    def spots(self) -> tuple[tuple[int, ...], ...]:
        """The pictures in each place of the strip, or in each box; empty where a child only touches pictures."""

    @property
    def waiting(self) -> tuple[int | None, ...]:
        """The pictures on the tray, each in its own place there; None in the place of one that is laid."""

    @property
    def held(self) -> int | None:
        """The picture in hand; None where the hand is empty."""

    @property
    def back(self) -> "Shown":
        """A copy in which every wrongly laid picture is back on its tray."""


D = TypeVar("D", bound=Shown)
A = TypeVar("A")


class PictureGesture(Gesture[D, A]):
    """The base of gestures with pictures: the answer is judged at the last touch, without GO."""

    shows_pictures = True

    @abstractmethod
    def digit(self, draft: D, number: int) -> Touch:
        """The touch that digit ``number`` of the keyboard means, from 0."""

    def heard(self, draft: D, touch: Touch) -> Text | None:
        shown = shown_by(draft.challenge)
        if touch.key is Key.PICTURE and 0 <= touch.index < len(shown.asked):
            return shown.asked[touch.index].said
        if touch.key is Key.SPOT and 0 <= touch.index < len(shown.boxes):
            return shown.boxes[touch.index].said
        return None

    def spoken(self, hint: "Hint") -> Text | None:
        from beebot.hinting.hint import HintKind

        match hint.kind:
            case HintKind.REMOVE:
                return Text(_("Celle-ci, non. Regarde les autres."))
            case HintKind.CARD:
                return Text(_("Et si tu la mettais ici ?"))
            case HintKind.PREFIX:
                return Text(_("C'est juste jusqu'ici. Et après ?"))
        return hint.text
