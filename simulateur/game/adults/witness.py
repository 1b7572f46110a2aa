"""An adult's ten minutes beside a robot, a computer or a tablet, as its page shows them. Pure."""

from typing import NamedTuple

from firmware_bridge.witness.questions import MOST_MEASURED, Answer, Kind
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.members import Member
from simulateur.game.players.said_when_page_opens import good_day
from simulateur.game.reports import WitnessIs
from simulateur.game.requests import AnswerWitness, Ask, BeginWitness, Request, Say

_ANSWERS: dict[Kind, tuple[Answer, ...]] = {
    Kind.GO_ON: (True,),
    Kind.AGREE: (True, False),
    Kind.YES: (True, False, None),
    Kind.KEEP: (True, False),
}
_MOST_DIGITS = 4


class WitnessPage(NamedTuple):
    """How far it is, None while the machine is at work. Before and after, it is chosen whom the next one is about.

    ``typed`` is the number that is being typed.
    """

    at: WitnessIs | None = WitnessIs()
    typed: str = ""

    @property
    def has_begun(self) -> bool:
        return self.at is None or self.at.question is not None

    @property
    def number(self) -> float | None:
        """What was typed; None if that is no number that may be measured."""
        return float(self.typed) if self.typed and int(self.typed) <= MOST_MEASURED else None

    def heard(self, report: WitnessIs) -> "WitnessPage":
        return WitnessPage(report) if self.has_begun else self

    def touch(self, touch: Touch, members: tuple[Member, ...]) -> tuple["WitnessPage", tuple[Request, ...]]:
        """Obey one touch. Returns the page to go on with, and the requests to the machine that come of it."""
        question = None if self.at is None else self.at.question
        done: tuple[WitnessPage, tuple[Request, ...]] = self, ()
        match touch.key:
            case AdultKey.WITNESS if not self.has_begun:
                begun = [BeginWitness(each.driver, each.port, each.token) for each in members] + [BeginWitness()]
                done = WitnessPage(None), (begun[touch.index],)
            case AdultKey.CANCEL:
                done = WitnessPage(None), (Ask.END_WITNESS,)
            case AdultKey.HEAR:
                done = self, (Say(good_day()),)
            case AdultKey.DIGIT:
                typed = f"{self.typed}{chr(touch.index)}"[:_MOST_DIGITS] if touch.index else self.typed[:-1]
                done = self._replace(typed=typed), ()
            case AdultKey.ANSWER if question is not None:
                answers = _ANSWERS.get(question.kind, (self.number, None))
                done = WitnessPage(None), (AnswerWitness(answers[touch.index]),)
        return done
