"""What the game must know of a kind of challenge: how a child answers, and what her page has."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from beebot.challenge import Challenge, Prediction
from beebot.command import Program
from beebot.i18n import gettext as _
from beebot.pose import Heading
from beebot.text import Text
from simulateur.game.controls import Touch
from simulateur.game.kinds.draft import Draft

if TYPE_CHECKING:
    from beebot.hints import Hint

D = TypeVar("D", bound=Draft)
A = TypeVar("A")


class Gesture(ABC, Generic[D, A]):
    """How a child answers a kind of challenge: ``D`` is her answer under way, ``A`` what is judged."""

    lays_cards: ClassVar[bool] = True
    """Whether she lays cards. Else strips are only read, and GO stands alone on the plate once there is an answer."""
    written_alone: ClassVar[bool] = False
    """Whether she alone writes for one bee: a key can move the bee at once, and what the bee was told can be hidden."""
    chooses: ClassVar[bool] = False
    """Whether strips are programs to choose from: they stand in the plate's place, and the bee runs the active one."""
    has_goal: ClassVar[bool] = True
    """Whether something can succeed or be missed; else every run that ends counts."""
    replays: ClassVar[bool] = False
    """Whether help plays the beginning of the given program again."""

    @abstractmethod
    def begin(self, challenge: Challenge, kept: Program) -> D:
        """What she finds when she opens ``challenge``; ``kept`` is what she forgot to clear before."""

    @abstractmethod
    def touches(self, challenge: Challenge, answer: A, *, stepwise: bool) -> Iterable[Touch]:
        """What to touch so that ``answer`` stands there; see ``touches_of``."""

    def eased(self, challenge: Challenge) -> Challenge:
        """``challenge``, without what makes shortest answers that she cannot lay."""
        return challenge

    def cells(self, draft: D, *, one_by_one: bool) -> tuple[Touch, ...]:
        """The cells of the mat that mean something now; only a few where one switch lights them ``one_by_one``."""
        return ()

    def arrow(self, draft: D, heading: Heading) -> Touch | None:
        """What a keyboard's arrow that points to ``heading`` on the mat means; None where arrows are the bee's keys."""

    def space(self, draft: D) -> Touch | None:
        """What a keyboard's space bar means; None where it is the key for one step."""

    def dial(self, draft: D) -> tuple[Heading, ...]:
        """The ways the bee can be turned at her start, on a dial in the plate's place; empty where she cannot."""
        return ()

    def flag(self, draft: D) -> Prediction | None:
        """Where a flag stands on the mat and, where it says that too, which way the bee will look; None without one."""

    def spoken(self, hint: "Hint") -> Text | None:
        """What is said with a hint; None where there is nothing to say."""
        from beebot.hints import HintKind

        text = hint.text
        match hint.kind:
            case HintKind.FAILING:
                text = Text(_("Regarde bien cette carte."))
            case HintKind.PREFIX if hint.place is None:
                text = Text(_("C'est juste jusqu'ici. Et après ?"))
            case HintKind.PREFIX:
                text = Text(_("Jusque-là, c'est juste. Regarde la carte d'après."))
            case HintKind.QUIZ:
                text = Text(_("Quelle carte va ici ?"))
            case HintKind.REPAIR:
                removes = hint.change is not None and hint.change.card is None
                text = Text(_("Et si tu enlevais cette carte ?") if removes else _("Et si tu mettais cette carte ?"))
        return text
