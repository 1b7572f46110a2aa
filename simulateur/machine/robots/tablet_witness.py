"""An adult's ten minutes on a tablet that plays alone: it has no robots, so this stands in their place."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import beebot
from beebot.errors import KitError
from beebot.i18n import gettext as _
from firmware_bridge.witness.questions import Answer, Kind, Question, of_tablet
from firmware_bridge.witness.seal import keep, sealed
from simulateur.game.reports import WitnessIs
from simulateur.game.requests import AnswerWitness, Ask, BeginWitness, Request


class TabletWitness:
    """Asks what ``of_tablet`` says, adds how this ``start`` went, and writes into ``folder`` what is to be kept."""

    def __init__(self, start: Mapping[str, Answer], folder: Path) -> None:
        self._start, self._folder = start, folder
        self._answers: list[Answer] = []
        self._reports: list[WitnessIs] = []

    def obey(self, request: Request) -> None:
        """Ask the next question, or end after the last; nothing for what is asked of robots."""
        match request:
            case BeginWitness():
                self._answers = []
            case AnswerWitness(answer):
                self._answers.append(answer)
            case Ask.END_WITNESS:
                self._reports.append(WitnessIs(sentence=_("rien n'est gardé")))
                return
            case _:
                return
        asked = of_tablet()
        if len(self._answers) < len(asked):
            self._reports.append(WitnessIs([*asked.values()][len(self._answers)]))
            return
        seen = {**self._start, **dict(zip(asked, self._answers, strict=False))}
        text = sealed({"kit": beebot.__version__, "systeme": None, "ordinateur": None, "robot": None, "tablette": seen})
        if len(self._answers) == len(asked):
            self._reports.append(WitnessIs(Question(Kind.KEEP, text)))
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            told = keep(lambda _question: self._answers[-1], text, self._folder / "temoignage.json")
        except (KitError, OSError) as error:
            told = str(error)
        self._reports.append(WitnessIs(sentence=told))

    def take_reports(self, animals: Sequence[str] = ()) -> tuple[WitnessIs, ...]:  # noqa: ARG002 (as all robots do)
        reports, self._reports = tuple(self._reports), []
        return reports

    def close(self) -> None:
        """Nothing is held."""
