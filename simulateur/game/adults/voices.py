"""The adults' page of recorded voices as a state machine: hold, speak, hear, keep.

The machine listens only while the key is held. What was spoken is a take, and in no file until it is kept.
"""

from enum import Enum, auto
from typing import NamedTuple

from beebot.i18n import gettext as _
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages import voices
from simulateur.game.requests import Say
from simulateur.game.sentences_to_record import Line

Step = tuple["VoicePage", tuple[voices.VoiceRequest | Say, ...]]
"""The page to go on with, and what the machine must do."""
_FEWEST_STEPS = 20
"""How finely the level moves: more steps would only be drawn again and again."""


class Doing(Enum):
    """What the adult is doing on the page of recorded voices."""

    READING = auto()
    """Nothing was spoken yet."""
    LISTENING = auto()
    """The key is held."""
    CUTTING = auto()
    """The key was let go; the take is being made ready."""
    HEARING = auto()
    """There is a take, to be kept or not."""
    KEEPING = auto()
    """The take goes through the gate and into its file."""
    ERASING = auto()
    """Whether the recording shall go is asked."""


class VoicePage(NamedTuple):
    """The adults' page where a teacher records the sentences ``lines`` with her own voice.

    ``by``, ``files`` and ``folder`` are as in ``VoicesAre``, and empty until the machine has answered. ``chosen`` is
    the place of the sentence that is looked at. ``level`` is how loud the voice is while the key is held, None until
    the microphone is open. ``seconds`` is the length of the take. ``answer`` is a sentence about what was done last.
    ``is_held`` says whether the key is down: who holds on after the longest take does not begin another. ``part`` is
    the part whose sentences are listed, ``""`` while only the titles of the parts are.
    """

    lines: tuple[Line, ...] = ()
    by: tuple[voices.By, ...] = ()
    files: tuple[str, ...] = ()
    folder: str = ""
    chosen: int = 0
    doing: Doing = Doing.READING
    level: float | None = None
    seconds: float = 0.0
    answer: str = ""
    is_held: bool = False
    part: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The titles of the parts of the list: each séance, then the sentences that the whole kit says."""
        return tuple(dict.fromkeys(line.part for line in self.lines))

    def counted(self, part: str) -> tuple[int, int]:
        """Of the sentences of ``part``: how many have a recording made on this machine, and how many there are."""
        own = [place for place, line in enumerate(self.lines) if line.part == part]
        return sum(self.by[place] is voices.By.TEACHER for place in own if place < len(self.by)), len(own)

    @property
    def sentence(self) -> str:
        """The sentence that is looked at; ``""`` where there is none."""
        return self.lines[self.chosen].sentence if self.chosen < len(self.lines) else ""

    @property
    def said_by(self) -> voices.By | None:
        """Who says the sentence that is looked at: a recording or the machine; None until the machine has answered."""
        return self.by[self.chosen] if self.chosen < len(self.by) else None

    @property
    def file(self) -> str:
        """The file name of the chosen sentence's recording, without its ending; empty where it is not known."""
        return self.files[self.chosen] if self.chosen < len(self.files) else ""

    @property
    def lent(self) -> int:
        """How many of all sentences have a recording made on this machine."""
        return sum(by is voices.By.TEACHER for by in self.by)

    @property
    def unvoiced(self) -> int | None:
        """The place of the next sentence without a recording, after the chosen one and round again; None if none is."""
        machine = [place for place, by in enumerate(self.by) if by is voices.By.MACHINE and place != self.chosen]
        return next((place for place in machine if place > self.chosen), next(iter(machine), None))

    @property
    def row(self) -> int:
        """The row of the list on which the chosen sentence stands, from 0; titles count as rows."""
        own = [place for place, line in enumerate(self.lines) if line.part == self.part]
        return self.parts.index(self.part) + 1 + own.index(self.chosen)

    @property
    def listens_to(self) -> str | None:
        """The sentence that is being recorded; None while nothing is."""
        return self.sentence if self.doing is Doing.LISTENING and self.is_held else None

    def about(self, lines: tuple[Line, ...]) -> "VoicePage":
        """A copy for the sentences ``lines``; the one that is looked at stays chosen if it is among them."""
        if lines == self.lines:
            return self
        sentences = [line.sentence for line in lines]
        chosen = sentences.index(self.sentence) if self.sentence in sentences else 0
        return VoicePage(lines, chosen=chosen, part=lines[chosen].part if lines else "")

    def open(self) -> Step:
        page = VoicePage(self.lines, self.by, self.files, self.folder, self.chosen, part=self.part)
        return page, (voices.ShowVoices(tuple(line.sentence for line in self.lines)),)

    def held(self, touch: Touch | None) -> "VoicePage":
        """A copy while ``touch`` is kept down, None for nothing: recording lasts as long as its key is held."""
        is_held = touch is not None and touch.key is AdultKey.SPEAK
        if is_held == self.is_held:
            return self
        page = self._replace(is_held=is_held)
        if is_held and self.sentence and self.doing in (Doing.READING, Doing.HEARING):
            page = page._replace(doing=Doing.LISTENING, level=None, answer="")
        elif not is_held and self.doing is Doing.LISTENING:
            page = page._replace(doing=Doing.CUTTING, level=None)
        return page

    def touch(self, touch: Touch) -> Step:
        if touch.key in (AdultKey.LINE, AdultKey.LINES, AdultKey.UNVOICED):
            return self._touch_list(touch)
        done: Step = self, ()
        match touch.key, self.doing:
            case AdultKey.HEAR, Doing.READING if self.sentence:
                done = self._replace(answer=""), (Say(self.sentence),)
            case AdultKey.HEAR, Doing.HEARING:
                done = self, (voices.VoiceAsk.HEAR,)
            case AdultKey.KEEP, Doing.HEARING:
                done = self._replace(doing=Doing.KEEPING, answer=""), (voices.VoiceAsk.KEEP,)
            case AdultKey.CANCEL, Doing.HEARING:
                done = self._replace(doing=Doing.READING, answer=""), (voices.VoiceAsk.DROP,)
            case AdultKey.ERASE, Doing.READING if self.said_by is voices.By.TEACHER:
                done = self._replace(doing=Doing.ERASING, answer=""), ()
            case AdultKey.CANCEL, Doing.ERASING:
                done = self._replace(doing=Doing.READING), ()
            case AdultKey.CONFIRM, Doing.ERASING:
                done = self._replace(doing=Doing.READING), (voices.EraseVoice(self.sentence),)
        return done

    def _touch_list(self, touch: Touch) -> Step:
        match touch.key, self.doing:
            case AdultKey.LINE, Doing.READING | Doing.HEARING | Doing.ERASING if touch.index < len(self.lines):
                page = self._replace(chosen=touch.index, doing=Doing.READING, answer="")
                return page, ((voices.VoiceAsk.DROP,) if self.doing is Doing.HEARING else ())
            case AdultKey.LINES, _ if touch.index < len(self.parts):
                part = self.parts[touch.index]
                return self._replace(part="" if part == self.part else part), ()
            case AdultKey.UNVOICED, Doing.READING if (place := self.unvoiced) is not None:
                return self._replace(chosen=place, part=self.lines[place].part, answer=""), ()
        return self, ()

    def heard(self, report: voices.VoiceReport) -> "VoicePage":
        page = self
        match report:
            case voices.VoicesAre(by, files, folder):
                page = self._replace(by=by, files=files, folder=folder)
            case voices.LevelIs(level) if self.doing is Doing.LISTENING:
                page = self._replace(level=round(level * _FEWEST_STEPS) / _FEWEST_STEPS)
            case voices.TakeIs(seconds) if self.doing in (Doing.LISTENING, Doing.CUTTING):
                page = self._replace(doing=Doing.HEARING, seconds=seconds, level=None)
            case voices.NoTake(sentence):
                doing = Doing.HEARING if self.doing is Doing.KEEPING else Doing.READING
                page = self._replace(doing=doing, answer=sentence, level=None)
            case voices.SaidBy(sentence, by_whom):
                page = self._said_by(sentence, by_whom)
        return page

    def _said_by(self, sentence: str, by: voices.By) -> "VoicePage":
        """A copy after a take was kept or a recording erased; other sentences may have the same words."""
        sentences = [line.sentence for line in self.lines]
        if sentence not in sentences:
            return self
        file = self.files[sentences.index(sentence)] if self.files else ""
        all_by = tuple(by if name == file else each for each, name in zip(self.by, self.files, strict=True))
        page = self._replace(by=all_by)
        if sentence != self.sentence:
            return page
        answer = _("L'enregistrement est effacé.")
        if by is voices.By.TEACHER:
            answer = _("C'est gardé : les enfants entendront votre voix.")
        return page._replace(answer=answer, doing=Doing.READING if self.doing is Doing.KEEPING else self.doing)
