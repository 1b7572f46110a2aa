"""What the game must know of a kind of challenge: how a child answers, and what her page has."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, TypeVar

from beebot.challenge import Challenge
from beebot.command import Program, Repeat, cards
from beebot.i18n import gettext as _
from beebot.parts.answer_types import Prediction
from beebot.pose import Cell, Heading
from beebot.text import Text
from simulateur.game.controls import Touch
from simulateur.game.kinds.draft import Draft
from simulateur.game.kinds.ghost import Ghost

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint
    from beebot.judging.endings import Ending

D = TypeVar("D", bound=Draft)
A = TypeVar("A")
BEE = "bee"
"""The one thing to lay that is no picture of the mat."""


class ToLay(NamedTuple):
    """A thing on the tray: the name of its drawing, whether it is in hand, and whether there is none left."""

    name: str
    picked: bool
    out: bool = False


class Gesture(ABC, Generic[D, A]):
    """How a child answers a kind of challenge: ``D`` is her draft, ``A`` what is judged."""

    lays_cards: ClassVar[bool] = True
    """Whether she lays cards.

    Where she does not, strips are only read. GO stands alone on the plate once there is an answer.
    """
    written_alone: ClassVar[bool] = False
    """Whether she writes the whole program, for one bee.

    Then a key can move the bee at once, and the program can be hidden.
    """
    pad: ClassVar[str] = ""
    """What stands in the place of the bee's back, as its file is called in ``simulateur/pages/challenge/pads``.

    Nothing for the keys of a plate.
    """
    chooses: ClassVar[bool] = False
    """Whether strips are programs to choose from.

    They stand in the plate's place. The bee runs the active one.
    """
    foretells: ClassVar[bool] = False
    """Whether she says with a flag where a given program ends.

    The flag waits in a pocket on the bee's back; where the heading is asked, two shapes there say
    what of it was right.
    """
    shows_pictures: ClassVar[bool] = False
    """Whether there are pictures and no mat. What is touched or laid last answers: there is no GO."""
    fills: ClassVar[bool] = False
    """Whether pictures are laid in places or boxes, and can be carried."""
    has_goal: ClassVar[bool] = True
    """Whether there is something to reach. Where there is not, every run that ends counts."""
    mends: ClassVar[bool] = False
    """Whether a given program is mended: it is run step by step."""
    replays: ClassVar[bool] = False
    """Whether help plays the beginning of the given program again."""
    watches: ClassVar[bool] = False
    """Whether she watches the given program run before she answers, as often as she likes."""
    offers: ClassVar[bool] = False
    """Whether what she makes is a challenge, which somebody else plays once it can be done."""
    hides: ClassVar[bool] = False
    """Whether the given program is not seen before she has succeeded."""

    def of(self, challenge: Challenge) -> "Gesture[D, A]":
        """How ``challenge`` is answered, where that is not the same for every challenge of this kind."""
        return self

    @abstractmethod
    def begin(self, challenge: Challenge, kept: Program) -> D:
        """What she finds when she opens ``challenge``.

        ``kept`` is the program that she forgot to clear before.
        """

    def cells(self, draft: D, *, one_by_one: bool) -> tuple[Touch, ...]:
        """The cells of the mat on which a touch does something now.

        They are few where one switch lights them ``one_by_one``.
        """
        return ()

    def arrow(self, draft: D, heading: Heading) -> Touch | None:
        """The touch that an arrow key means, where it points to ``heading`` on the mat.

        None where arrows are the bee's keys.
        """

    def digit(self, draft: D, number: int) -> Touch | None:
        """The touch that a digit means, 0 for the first; None where digits choose strips or what a hint proposes."""

    def space(self, draft: D) -> Touch | None:
        """The touch that the space bar means; None where it is the key for one step."""

    def things(self, draft: D) -> tuple[ToLay, ...]:
        """What can be laid on the mat, in the order of the tray; its place is the ``index`` of a touch on it."""
        return ()

    def lying(self, draft: D, cell: Cell) -> int | None:
        """The place on the tray of what she has laid on ``cell``; None where that is nothing."""

    def bare(self, draft: D) -> tuple[Challenge, frozenset[Cell]]:
        """The challenge without what she laid beside her answer, and the cells where she did."""
        return draft.challenge, frozenset()

    def tried(self, draft: D) -> frozenset[int]:
        """The strips or pictures that she has tried, and that do not answer."""
        return frozenset()

    def ghost(self, draft: D) -> Ghost | None:
        """What a hand shows of this kind's own gesture to a child who does nothing with ``draft``.

        None once she has begun to answer, where every gesture would be right, and where it is keys that are pressed.
        """

    def heard(self, draft: D, touch: Touch) -> Text | None:
        """What is said when a picture or a box is touched; None for nothing."""

    def told(self, draft: D) -> Text | None:
        """What the author says of the answer that was judged, instead of what the kit says; None for nothing."""

    def missing(self, draft: D) -> "Ending | None":
        """What ``draft`` lacks so that GO finds something to run, told as an ending; None where GO is not there yet.

        Of several strips it is about the one that is written on, if that lacks something.
        """
        from beebot.judging.endings import Ending, EndingKind
        from simulateur.game.kinds.program_edits import holes

        if not self.lays_cards:
            return None
        lacking = [place for place, strip in enumerate(draft.strips) if not strip.program or holes(strip.program)]
        if not lacking:
            return None
        robot = draft.active if draft.active in lacking else lacking[0]
        if program := draft.strips[robot].program:
            empty = next(
                place for place, card in enumerate(cards(program)) if isinstance(card, Repeat) and not card.body
            )
            return Ending(EndingKind.EMPTY_REPEAT, cards=(empty,), robot=robot)
        if len(draft.strips) == len(lacking):
            return Ending(EndingKind.EMPTY, robot=robot)
        return Ending((EndingKind.FIRST_EMPTY, EndingKind.SECOND_EMPTY)[robot], robot=robot)

    def played_on(self, draft: D) -> Any:
        """The mat of free play, a ``Garden`` with all that was done to it; None in any other kind."""

    def remade(self, draft: D) -> tuple[Touch, ...]:
        """The touches that make ``draft`` again, where it can be hung in the garden."""
        return ()

    def failed(self, draft: D) -> D:
        """``draft`` after it was run to its end and did not succeed; its answer is the same."""
        return draft

    def keeps_run(self, before: D, after: D) -> bool:
        """Whether a run that is over stays to be seen when ``before`` becomes ``after``.

        It may where both answers are about the same run.
        """
        return False

    def flag(self, draft: D) -> Prediction | None:
        """The cell of the flag on the mat; None without a flag.

        Where a heading is asked, this is also the way the bee will look.
        """

    def spoken(self, hint: "Hint") -> Text | None:
        """What is said with a hint; None where there is nothing to say."""
        from beebot.hinting.hint import HintKind

        text = hint.text
        match hint.kind:
            case HintKind.FAILING:
                text = Text(_("Regarde bien cette carte."))
            case HintKind.PREFIX if not hint.sure and hint.place is None:
                text = Text(_("Ça peut encore marcher. Et après ?"))
            case HintKind.PREFIX if not hint.sure:
                text = Text(_("Jusque-là, ça peut encore marcher. Regarde la carte d'après."))
            case HintKind.PREFIX if hint.place is None:
                text = Text(_("C'est juste jusqu'ici. Et après ?"))
            case HintKind.PREFIX:
                text = Text(_("Jusque-là, c'est juste. Regarde la carte d'après."))
            case HintKind.QUIZ:
                text = Text(_("Quelle carte va ici ?"))
            case HintKind.REMOVE | HintKind.REPAIR if hint.card is None:
                text = Text(_("Et si tu enlevais cette carte ?"))
            case HintKind.CARD | HintKind.REPAIR:
                text = Text(_("Et si tu mettais cette carte ?"))
        return text
