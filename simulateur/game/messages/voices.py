"""What a session and the machine say to each other about recorded voices: values, requests, reports."""

from enum import Enum, auto

from beebot.message import Message


class By(Enum):
    """Who says a sentence: the machine's voice, or one of the kinds of recordings."""

    MACHINE = auto()
    """The synthetic voice."""
    CONTENT = auto()
    """A recording that came with what is played."""
    TEACHER = auto()
    """A recording that was made, or laid down by hand, on this machine."""


class Ear(Message):
    """What the microphone listens for. ``is_there`` says that the page of voices is open.

    ``sentence`` is the one that is being recorded, None while none is.
    """

    is_there: bool = False
    sentence: str | None = None


class ShowVoices(Message):
    """Report who says each of ``sentences`` (``VoicesAre``); forget a take that was not kept."""

    sentences: tuple[str, ...]


class VoiceAsk(Enum):
    """Requests about the take, which is what was spoken last and is in no file yet."""

    HEAR = auto()
    """Play it."""
    KEEP = auto()
    """Put it in its file, if it passes the gate."""
    DROP = auto()
    """Forget it."""


class EraseVoice(Message):
    """Erase the recordings of ``sentence`` that were made on this machine."""

    sentence: str


VoiceRequest = ShowVoices | VoiceAsk | EraseVoice


class VoicesAre(Message):
    """Who says each sentence of a ``ShowVoices``, in its order.

    ``files`` are the names of their recordings, without endings. ``folder`` is where this machine's recordings are.
    """

    by: tuple[By, ...]
    files: tuple[str, ...]
    folder: str


class LevelIs(Message):
    """The microphone is open; ``level`` is how loud it is, from 0 to 1."""

    level: float


class TakeIs(Message):
    """There is a take of so many ``seconds``, which can be heard and kept."""

    seconds: float


class NoTake(Message):
    """There is no take, or it could not be kept; ``sentence`` says why and what to do."""

    sentence: str


class SaidBy(Message):
    """From now on ``by`` says ``sentence``: a take was kept, or a recording was erased."""

    sentence: str
    by: By


VoiceReport = VoicesAre | LevelIs | TakeIs | NoTake | SaidBy
