"""What a session and the machine say to each other about the tablets of the class: values, requests, reports."""

from enum import Enum, auto

from beebot.message import Message


class SeenTablet(Message):
    """A tablet, for the adult: its ``animal``, what is open on it (``at``, in words), if it is there, if it is done."""

    animal: str
    at: str
    is_here: bool
    is_done: bool


class TabletAsk(Enum):
    """Requests about tablets that carry nothing else."""

    OPEN = auto()
    """Let the tablets of the class play on this computer."""
    CLOSE = auto()
    FORGET = auto()
    """While it is closed: know no tablet any more, so that each gives the code again."""
    LISTEN = auto()
    """Show the ear on all tablets: the adult speaks, and nobody plays."""
    PLAY = auto()


class TabletsTo(Message):
    """Open the séance with the id ``lesson`` on all tablets."""

    lesson: str


class TabletsAre(Message):
    """The state of the tablets of the class.

    ``address`` is what is typed into their browser, ``""`` while it is closed; ``square`` are the rows of the QR code
    of that address, ``#`` for a dark module. ``until`` is the time of day when it closes at the
    latest. ``answer`` says what became of the last request, why it closed, or what the network does.
    """

    address: str = ""
    code: str = ""
    square: tuple[str, ...] = ()
    until: str = ""
    listens: bool = False
    present: tuple[SeenTablet, ...] = ()
    answer: str = ""


TabletRequest = TabletAsk | TabletsTo
CLOSED = TabletsAre()
