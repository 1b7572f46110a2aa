"""What a session and the machine say to each other about recorded voices: values, requests, reports."""

from enum import Enum, auto

from beebot.message import Message


class By(Enum):
    """Who says a sentence."""

    MACHINE = auto()
    """The synthetic voice."""
    CONTENT = auto()
    """A recording that came with what is played."""
    TEACHER = auto()
    """A recording that was made, or laid down by hand, on this machine."""


class Ear(Message):
    """What the microphone listens for: the page of recordings ``is_there``; ``sentence`` is the one being recorded."""

    is_there: bool = False
    sentence: str | None = None


class ShowVoices(Message):
    """Tell who says each of ``sentences``; a take that was not kept is forgotten."""

    sentences: tuple[str, ...]


class VoiceAsk(Enum):
    """Requests about the take: what was spoken last and is in no file yet."""

    HEAR = auto()
    """Play it."""
    KEEP = auto()
    """Put it in its file, if it passes the gate."""
    DROP = auto()
    """Forget it."""


class EraseVoice(Message):
    """Erase the recordings of a sentence that lie on this machine."""

    sentence: str


VoiceRequest = ShowVoices | VoiceAsk | EraseVoice


class VoicesAre(Message):
    """Who says each of the sentences that were asked about, in their order.

    ``files`` are the names that recordings of them have, without their endings. ``folder`` is where those of this
    machine lie.
    """

    by: tuple[By, ...]
    files: tuple[str, ...]
    folder: str


class LevelIs(Message):
    """The microphone is open, and somebody speaks into it so loudly, from 0 to 1."""

    level: float


class TakeIs(Message):
    """Something was spoken that can be heard, and kept; it lasts so many seconds."""

    seconds: float


class NoTake(Message):
    """There is no take, or it was not kept; the sentence says why and what to do."""

    sentence: str


class SaidBy(Message):
    """From now on this sentence is said so: a take was kept, or a recording was erased."""

    sentence: str
    by: By


VoiceReport = VoicesAre | LevelIs | TakeIs | NoTake | SaidBy
