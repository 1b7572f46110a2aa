"""How a séance goes: its steps, or three islands that the thirds of a group change between, or half a class."""

from dataclasses import dataclass

from beebot.text import Text

GROUP_SIZES = (6, 9, 12, 18)
"""The sizes of a group for which a sheet with islands says how many children go where."""


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
