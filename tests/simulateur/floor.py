"""A robot without a link on the floor, and the child who presses its keys: she does what the screen shows."""

from collections.abc import Callable, Iterator

from beebot.interpreter import run
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.play.by_hand import ByHand, Stage
from simulateur.game.session import Page, Session

PRESSED, GO, CLEAR = Touch(Key.PRESSED), Touch(Key.GO), Touch(Key.CLEAR)
STOP, ARRIVED = Touch(Key.STOP_ROBOT), Touch(Key.ARRIVED)


def in_hand(session: Session) -> ByHand | None:
    return None if session.attempt is None else session.attempt.by_hand


class Floor:
    """The robot, and who presses its keys."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.memory: list[Key] = [Key.LEFT]
        self.ran = 0

    def press_shown(self) -> Iterator[Touch]:
        while (by_hand := in_hand(self.session)) is not None and by_hand.stage is Stage.KEYS:
            for press in by_hand.now:
                self.memory = [] if press.key is Key.CLEAR else [*self.memory, press.key]
            yield PRESSED

    def arrives(self) -> bool:
        """Where the keys that it was told lead."""
        self.ran += 1
        program = tuple(COMMAND_KEYS[key] for key in self.memory)
        challenge = self.session.route.challenge
        end = run(program, challenge.start, challenge.mat).end.cell
        goals = {challenge.goal, *challenge.other_goals} if challenge.goal else {challenge.targets[-1].cell}
        return end in goals

    def play(self, let_it_run: Callable[[], None], *, clumsily: bool) -> Iterator[Touch]:
        """From the strip to « arrivée »; ``clumsily``, with all that goes wrong on the way."""
        yield Touch(Key.ROBOT)
        if clumsily:
            yield PRESSED
            self.memory = [Key.BACKWARD]  # a wrong key
            yield PRESSED
            yield CLEAR
            yield from self.press_shown()
            yield GO
            yield CLEAR  # the robot went before the third beat
            yield from self.press_shown()
            yield GO
            while (by_hand := in_hand(self.session)) is not None and self.session.page is Page.BY_HAND:
                assert by_hand.moves
                yield Touch(Key.LISTEN)
            yield STOP  # it fell off the table
            yield Touch(Key.ROBOT)
        yield from self.press_shown()
        yield GO
        let_it_run()
        assert self.arrives()
        yield ARRIVED
