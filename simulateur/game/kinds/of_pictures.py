"""What the kinds have in common in which a child touches or lays pictures: no card, no bee, no GO."""

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol, TypeVar

from beebot.i18n import gettext as _
from beebot.kinds.of_pictures import shown_by
from beebot.pose import Heading
from beebot.text import Text
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import Draft, NoCards, Strip
from simulateur.game.kinds.gesture import Gesture

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint

__all__ = ["OfPictures", "PictureGesture", "Shown", "shown_by"]


class OfPictures(NoCards):
    """The base of drafts of pictures, which have no strips of cards."""

    __slots__ = ()

    @property
    def strips(self) -> tuple[Strip, ...]:
        return ()


class Shown(Draft, Protocol):
    """A draft of pictures, as a page shows it."""

    @property
    def spots(self) -> tuple[tuple[int, ...], ...]:
        """The pictures in each place of the strip, or in each box; none where a child touches pictures alone."""

    @property
    def waiting(self) -> tuple[int | None, ...]:
        """The pictures that are not laid, each in its own place; None where one is missing."""

    @property
    def held(self) -> int | None:
        """The picture in hand."""

    @property
    def back(self) -> "Shown":
        """A copy in which every wrongly laid picture is back on its tray."""


D = TypeVar("D", bound=Shown)
A = TypeVar("A")


class PictureGesture(Gesture[D, A]):
    """The base of gestures with pictures: what is touched or laid last is judged at once, without GO."""

    lays_cards = False
    shows_pictures = True

    @abstractmethod
    def digit(self, draft: D, number: int) -> Touch:
        """The touch that a digit of the keyboard means, 0 for the first."""

    def heard(self, draft: D, touch: Touch) -> Text | None:
        shown = shown_by(draft.challenge)
        if touch.key is Key.PICTURE and 0 <= touch.index < len(shown.asked):
            return shown.asked[touch.index].said
        if touch.key is Key.SPOT and 0 <= touch.index < len(shown.boxes):
            return shown.boxes[touch.index].said
        return None

    def arrow(self, draft: D, heading: Heading) -> Touch | None:
        """None: there is no bee whose keys the arrows could be."""
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
