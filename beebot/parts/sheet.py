"""The sheet of a lesson: what the adult reads before the séance and during it."""

from dataclasses import dataclass
from enum import Enum

from beebot.command import Command
from beebot.text import Text

MOST_CHILDREN = 40
"""How many children a sheet is for at most."""
GROUP_SIZES = (6, 9, 12, 18)
"""The sizes of a group for which a sheet with islands says how many children go where."""


class Share(Enum):
    """For whom there are so many of a thing; the value is the word in files."""

    CHILD = "enfant"
    TEAM = "equipe"
    CLASS = "classe"


@dataclass(frozen=True, slots=True)
class Asked:
    """A document that a sheet has printed: ``number`` of it for each ``share``; 0 and None where it says neither.

    ``purpose`` is one of ``PURPOSES``, "" if unsaid. An optional one is printed only if asked for by its name. ``note``
    is what else people read. Of a strip it tells the ``places``, of cards how many of each, of a die or tokens the
    least and the greatest number (``between``), of a grid its columns and rows (``size``), of a poster the ``title``;
    a poster or plan ``is_blank`` if nothing stands on it.
    """

    document: str
    purpose: str = ""
    number: int = 0
    share: Share | None = None
    is_optional: bool = False
    note: Text | None = None
    places: int = 0
    cards: tuple[tuple[Command, int], ...] = ()
    between: tuple[int, int] | None = None
    letters: tuple[str, ...] = ()
    size: tuple[int, int] | None = None
    title: Text | None = None
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """Whom a séance is for: children ``at_a_time`` (the fewest and the most), ``in_class``, and in how many groups.

    ``islands`` are groups that work beside each other, each of so many children; ``teams`` play against each other.
    What a sheet does not say is 0. ``note`` is what else people read, as « un groupe par jour ».
    """

    at_a_time: tuple[int, int] = (0, 0)
    in_class: int = 0
    islands: int = 0
    teams: int = 0
    note: Text | None = None


class RobotUse(Enum):
    """Whether a séance needs a robot on the floor; the value is the word in files.

    An optional one is played with where there is one: the whole séance is held without it too.
    """

    NONE = "sans"
    OPTIONAL = "facultatif"
    NEEDED = "necessaire"


class Need(Enum):
    """What a child finds hard, for which a line of the sheet says what helps; the value is the word in files."""

    SEE = "voir"
    HEAR = "entendre"
    MOVE = "bouger"
    UNDERSTAND = "comprendre"
    WAIT = "attendre"


@dataclass(frozen=True, slots=True)
class Assistant:
    """What the class's assistant (ATSEM) prepares, what she says, and what she leaves the children to do."""

    prepare: Text
    say: Text
    leave: Text


@dataclass(frozen=True, slots=True)
class WithoutScreen:
    """The séance held without a screen: in how many minutes, and what changes, by the step's number from 1."""

    minutes: int
    changes: tuple[tuple[int, Text], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word for the children to use, and a sentence they are hoped to say with it."""

    text: Text
    phrase: Text | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in the official programme: its ``key`` in the file of programmes, and what is said there.

    ``where`` is the age and the heading, ``source`` the text with its date, ``page`` its page, "" where it has none.
    ``quotes``, ``examples`` and ``words`` are its own. Where those are not certain there is a ``summary`` of ours.
    """

    key: str
    where: Text
    source: Text
    page: str = ""
    quotes: tuple[Text, ...] = ()
    examples: tuple[Text, ...] = ()
    words: tuple[Text, ...] = ()
    summary: Text | None = None


@dataclass(frozen=True, slots=True)
class LikelyError:
    """A mistake to expect: what the adult sees, what she says, and what the kit does."""

    see: Text
    say: Text
    kit: Text


@dataclass(frozen=True, slots=True)
class SheetStep:
    """A step of the séance: minutes, grouping, what the adult says and what the children do."""

    minutes: int
    grouping: Text
    say: Text
    do: Text


@dataclass(frozen=True, slots=True)
class Island:
    """One of the three places: what the children do there, and what the younger and the older ones do of it."""

    do: Text
    younger: Text
    older: Text


@dataclass(frozen=True, slots=True)
class ScreenTurn:
    """How the children of one island share its screen: how many pairs in a turn, and for how many seconds each."""

    pairs: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Islands:
    """A séance in three islands: at the screen, on the floor, with paper; each third is at each for ``minutes``.

    ``younger_wait`` and ``older_wait`` do something at the screen while another pair plays. ``without_robot``,
    ``without_screen`` and ``with_nothing`` say what takes the place of what is not there, ``shorter`` how to spare a
    turn; None where it cannot be done.
    """

    minutes: int
    screen: Island
    floor: Island
    paper: Island
    younger_wait: Text
    older_wait: Text
    without_robot: Text
    without_screen: Text
    with_nothing: Text
    shorter: Text | None = None

    def screen_turn(self, children: int) -> ScreenTurn:
        """How a third of ``children`` shares the screen: two play at a time; of three, each plays twice."""
        third = children // 3
        pairs = third if third % 2 else third // 2
        return ScreenTurn(pairs, self.minutes * 60 // pairs)


@dataclass(frozen=True, slots=True)
class HalfClass:
    """A séance for half a class of twelve in two sittings.

    ``sittings`` are the steps of each, ``challenges`` the ids of those played in each, ``on_board`` the one that is
    shown to all where there are no tablets.
    """

    organisation: Text
    material: Text
    sittings: tuple[tuple[SheetStep, ...], tuple[SheetStep, ...]]
    challenges: tuple[tuple[str, ...], tuple[str, ...]]
    on_board: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the adult reads before and during the séance.

    The place in the programme is a sentence, ``programme``, or ``references``. ``preparation_min`` are minutes,
    ``passes`` how many times the séance is held (one group at a time). ``before`` and ``after`` are ids of lessons.
    ``prints`` are documents; a sentence in it is one of a file of before, and prints nothing. ``gather`` is what no
    document gives. ``adapt`` says what helps a child there, a line each need, and ``aide`` what the child's own adult
    (AESH) does. ``without_screen``, ``islands`` and ``half_class`` are None where it is not held so. ``today`` are the
    ids of the challenges of the day, the others are for another one; empty where all are played.
    """

    grouping: Grouping
    objective: Text
    programme: Text
    material: Text
    words: tuple[Word, ...]
    steps: tuple[SheetStep, ...]
    easier: Text
    harder: Text
    observe: tuple[Text, ...]
    unplugged: Text
    robot: RobotUse = RobotUse.NEEDED
    references: tuple[Reference, ...] = ()
    preparation_min: int | None = None
    passes: int | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    success: Text | None = None
    other_pupils: tuple[Text, ...] = ()
    roles: tuple[Text, ...] = ()
    errors: tuple[LikelyError, ...] = ()
    prints: tuple[Asked | Text, ...] = ()
    gather: tuple[Text, ...] = ()
    adapt: tuple[tuple[Need, Text], ...] = ()
    aide: Text | None = None
    assistant: Assistant | None = None
    without_screen: WithoutScreen | None = None
    islands: Islands | None = None
    half_class: HalfClass | None = None
    today: tuple[str, ...] = ()

    @property
    def is_of_before(self) -> bool:
        """Whether what is to be printed stands in sentences, which nobody reads but people."""
        return any(isinstance(each, Text) for each in self.prints)
