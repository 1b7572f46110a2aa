"""A witness that is led from a screen: the talk runs in a thread, and waits there for the adult's touches."""

import os
import queue
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

from beebot.errors import KitError
from beebot.i18n import gettext as _
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.drivers.by_hand import HAND
from firmware_bridge.witness.questions import Answer, Kind, Question, of_sound
from firmware_bridge.witness.seal import keep, make_sure
from firmware_bridge.witness.talk import of_computer, of_robot
from simulateur.game.reports import WitnessIs
from simulateur.game.requests import BeginWitness
from simulateur.machine.robots.reachable import Places
from simulateur.machine.thread_work import start


class _EndedError(Exception):
    """The adult has ended it."""


class WitnessThread:
    """Waits until ``free`` has let the robot go, then asks; how far it is, is given to ``tell``."""

    def __init__(
        self, begun: BeginWitness, places: Places, free: Callable[[], None] | None, tell: Callable[[WitnessIs], None]
    ) -> None:
        self.begun = begun
        self._places, self._free, self._tell = places, free, tell
        self._answers: queue.SimpleQueue[Answer | _EndedError] = queue.SimpleQueue()
        self.thread = start(self._work, "witness")

    def answer(self, answer: Answer) -> None:
        self._answers.put(answer)

    def end(self) -> None:
        """Stop the robot, and keep nothing."""
        self._answers.put(_EndedError())

    def _work(self) -> None:
        ended = WitnessIs(sentence=_("une panne imprévue a tout arrêté ; rien n'est gardé"))
        try:
            if self._free is not None:
                self._free()
            file = _free_name(self._places.documents)
            make_sure(file)
            ended = WitnessIs(sentence=keep(self._ask, self._talk(), file))
        except _EndedError:
            ended = WitnessIs(sentence=_("rien n'est gardé"))
        except KitError as error:
            ended = WitnessIs(sentence=str(error))
        finally:
            self._tell(ended)

    def _talk(self) -> str:
        if self.begun.driver:
            clock, port = SystemClock(self._places.speed), self.begun.port or HAND
            return of_robot(self._ask, DRIVERS[self.begun.driver], port, clock, self._places.paces)
        waited = _("À son lancement, combien de secondes avez-vous attendu la première image ?")
        sheet = _("À « Imprimer », imprimez une page, puis revenez à « Robots ». Est-elle sortie de l'imprimante ?")
        first = self._ask(Question(Kind.NUMBER, waited))
        return of_computer(self._ask, first, of_sound(), Question(Kind.YES, sheet))

    def _ask(self, question: Question) -> Answer:
        self._tell(WitnessIs(question))
        answer = self._answers.get()
        if isinstance(answer, _EndedError):
            raise answer
        return answer


def _free_name(documents: Path | None) -> Path:
    """Where the file goes: into ``documents``, None for the person's own."""
    from platformdirs import user_documents_path  # noqa: PLC0415 (asked for once in a while)

    folder = documents or user_documents_path()
    with suppress(OSError):  # then no file can be written there, which says so
        folder.mkdir(parents=True, exist_ok=True)
    names = (folder / f"temoignage{'' if n == 1 else f'-{n}'}.json" for n in count(1))
    return next(each for each in names if not os.path.lexists(each))
