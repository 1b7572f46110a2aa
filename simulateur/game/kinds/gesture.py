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
    """A thing on the tray: the ``name`` of its drawing, ``picked`` if it is in hand, ``out`` if none is left."""

    name: str
    picked: bool
    out: bool = False


class Gesture(ABC, Generic[D, A]):
    """How a child answers one kind of challenge. ``D`` is the type of her draft, ``A`` of the answer that is judged."""

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
    offers: ClassVar[bool] = False
    """Whether what she makes is a challenge, which somebody else plays once it can be done."""

    @property
    def lays_cards(self) -> bool:
        """Whether she answers with cards. Else strips are only read; GO stands alone once there is an answer."""
        return not (self.pad or self.chooses or self.foretells or self.shows_pictures or self.offers)

    @property
    def replays(self) -> bool:
        """Whether she follows a given program in her head: help plays its beginning again."""
        return self.foretells or bool(self.pad)

    def of(self, challenge: Challenge) -> "Gesture[D, A]":
        """The gesture for ``challenge``: this one, unless its kind is answered in several ways."""
        return self

    @abstractmethod
    def begin(self, challenge: Challenge, kept: Program) -> D:
        """The draft that a child finds when she opens ``challenge``.

        ``kept`` is a program of before that was not cleared.
        """

    def cells(self, draft: D, *, one_by_one: bool) -> tuple[Touch, ...]:
        """The touches on cells of the mat that do something now.

        With ``one_by_one`` there are few of them: one switch lights them in turn.
        """
        return ()

    def arrow(self, draft: D, heading: Heading) -> Touch | None:
        """The touch that the keyboard's arrow to ``heading`` means on the mat; None where arrows are the bee's keys."""

    def digit(self, draft: D, number: int) -> Touch | None:
        """The touch that digit ``number`` means, from 0; None where digits choose strips or what a hint proposes."""

    def space(self, draft: D) -> Touch | None:
        """The touch that the space bar means; None where it is the key for one step."""

    def things(self, draft: D) -> tuple[ToLay, ...]:
        """What can be laid on the mat, in the tray's order, which is the ``index`` of a touch; empty without a tray."""
        return ()

    def lying(self, draft: D, cell: Cell) -> int | None:
        """The place on the tray of the thing that a child has laid on ``cell``; None where she laid nothing."""

    def bare(self, draft: D) -> tuple[Challenge, frozenset[Cell]]:
        """The challenge without the decoration that a child laid on the mat, and the cells where she laid it."""
        return draft.challenge, frozenset()

    def tried(self, draft: D) -> frozenset[int]:
        """The places of the strips or pictures that were tried and are not the answer."""
        return frozenset()

    def to_try(self, draft: D) -> tuple[int, ...]:
        """The places of the strips that are left to choose after one that was tried; () where none was, or all were."""
        return ()

    def ghost(self, draft: D) -> Ghost | None:
        """The hand that shows this kind's own gesture to a child who does nothing with ``draft``.

        None once she has begun, where any gesture would be the answer, and where keys are pressed.
        """

    def calls(self, draft: D) -> tuple[Touch, ...]:
        """The controls that glow together to a child who does nothing: each will do. () where a hand shows more."""
        return ()

    def heard(self, draft: D, touch: Touch) -> Text | None:
        """What is said when ``touch`` is on a picture or a box; None for nothing."""

    def told(self, draft: D) -> Text | None:
        """What the lesson's author wrote about this answer, said instead of the kit's sentence; None for nothing."""

    def missing(self, draft: D) -> "Ending | None":
        """What ``draft`` lacks for GO to run it, as an ending to show; None where the page has no GO yet.

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
        """The touches that make ``draft`` again, for a mat that the garden keeps; empty for kinds not kept there."""
        return ()

    def failed(self, draft: D) -> D:
        """``draft`` after its run ended without success. Its answer is the same; what was tried may be marked."""
        return draft

    def keeps_run(self, before: D, after: D) -> bool:
        """Whether the run that has ended stays to be seen when the draft ``before`` becomes ``after``.

        It may where the same run belongs to both answers.
        """
        return False

    def flag(self, draft: D) -> Prediction | None:
        """The cell, and if asked the heading, that a child's flag foretells; None without a flag."""

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
