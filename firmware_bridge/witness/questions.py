"""What an adult is asked, wherever it is shown. Knows no robot: a tablet carries it too."""

from collections.abc import Callable
from enum import Enum, auto

from beebot.i18n import gettext as _
from beebot.message import Message

MOST_SECONDS = 3600
MOST_MEASURED = 3000

Answer = float | bool | None
"""None for what she does not know."""


class Kind(Enum):
    """How a question is answered."""

    GO_ON = auto()
    """True, as soon as it is so."""
    AGREE = auto()
    """True to do it, False to pass it over."""
    YES = auto()
    """True, False or None."""
    NUMBER = auto()
    """A number from 0 to ``MOST_MEASURED``, or None."""
    KEEP = auto()
    """True to keep the file, whose whole text is shown as the sentence; False to throw it away."""


class Question(Message):
    """What is asked; ``key`` is the word to go on with, ``""`` for the usual one.

    ``place`` says how far the adult is, « Essai 2 sur 8 », ``""`` where nothing is counted. A screen ``speaks`` if that
    is to be heard.
    """

    kind: Kind
    sentence: str
    key: str = ""
    speaks: bool = False
    place: str = ""


Ask = Callable[[Question], Answer]


def of_sound() -> Question:
    """What is asked where the screen is there that should speak."""
    return Question(Kind.YES, _("Touchez « Écouter ». Entendez-vous la voix ?"), speaks=True)


def of_tablet() -> dict[str, Question]:
    """What is asked on a tablet, by the names that the file has for the answers."""
    home = _("L'abeille est-elle sur l'écran d'accueil, et s'ouvre-t-elle de là ?")
    return {"son": of_sound(), "ecran_d_accueil": Question(Kind.YES, home)}
