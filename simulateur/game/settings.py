"""What an adult chose for this machine, as a frozen value."""

from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from beebot.i18n import FRENCH, languages
from lecons.names import ANIMALS
from lecons.pictures.themes import THEMES, USUAL

WORDS = {
    "fox": "renard",
    "frog": "grenouille",
    "owl": "hibou",
    "mouse": "souris",
    "penguin": "pingouin",
    "pig": "cochon",
    "lion": "lion",
    "hedgehog": "herisson",
}
"""The animals as a French teacher reads them in the table."""
LOUDEST = 10


_LONGEST_SCAN_S = 10
MOST_KEYS_AT_ONCE = 3
LONGEST_MS = 60_000
"""No robot takes a minute for a step."""


class HandRobot(NamedTuple):
    """A robot without a link: its ``animal``, the name of its ``kind``, and the times that an adult measured.

    ``step_ms`` and ``turn_ms`` are the milliseconds of a step and of a quarter turn, 0 where nobody measured.
    """

    animal: str
    kind: str
    step_ms: int = 0
    turn_ms: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an adult can set, with what a new machine starts with.

    ``path`` is the id of the learning path that children play among the kit's own, ``""`` for the
    first. ``free_order`` lets them open any flower, not just those done and the next one.
    If ``own_progress``, each animal has a progress, flowers and a bookmark of its own, and does each
    challenge; else the animals play one after the other, and what one has done is done for all.
    ``hidden_memory`` hides the strip, as on the real bee. ``immediate`` makes each key move the bee
    at once. ``all_keys`` shows also the keys that no challenge needs, which wait until a child calls for help.
    Volumes go from 0 to ``LOUDEST``; there is no music unless an adult wants some.
    ``tokens`` are the animals that take turns. ``scanning`` lights the controls one after the
    other, for a child with one switch; ``scan_s`` is how long each is lit, in seconds. ``hand_robots`` are the robots
    without a link, of which ``keys_at_once`` keys to press are shown at a time, 1 to ``MOST_KEYS_AT_ONCE``.
    """

    language: str = FRENCH
    path: str = ""
    free_order: bool = True
    tokens: tuple[str, ...] = ANIMALS[:4]
    own_progress: bool = False
    hidden_memory: bool = False
    immediate: bool = False
    all_keys: bool = False
    trace: bool = True
    hare: bool = False
    left_handed: bool = False
    whiteboard: bool = False
    strong_grid: bool = False
    theme: str = USUAL
    less_movement: bool = False
    scanning: bool = False
    scan_s: int = 2
    voice_volume: int = LOUDEST
    effects_volume: int = LOUDEST
    music_volume: int = 0
    mute: bool = False
    full_screen: bool = False
    kiosk: bool = False
    hand_robots: tuple[HandRobot, ...] = ()
    keys_at_once: int = 1

    def __post_init__(self) -> None:
        for field in fields(self):
            if type(getattr(self, field.name)) is not type(field.default):
                raise ValueError(f"{field.name} is of another kind")
        if self.language not in languages():
            raise ValueError(f"unknown language: {self.language!r}")
        animals = set(self.tokens)
        if not animals or len(animals) != len(self.tokens) or not animals <= set(ANIMALS):
            raise ValueError(f"not some of the animals: {self.tokens!r}")
        if not all(0 <= volume <= LOUDEST for volume in (self.voice_volume, self.effects_volume, self.music_volume)):
            raise ValueError("volumes go from 0 to 10")
        if self.theme not in THEMES:
            raise ValueError(f"unknown theme: {self.theme!r}")
        if not 1 <= self.scan_s <= _LONGEST_SCAN_S:
            raise ValueError("scanning takes from 1 to 10 seconds")
        if not 1 <= self.keys_at_once <= MOST_KEYS_AT_ONCE:
            raise ValueError("one key at a time, or two or three")
        if not _are_hand_robots(self.hand_robots):
            raise ValueError(f"no robots without a link: {self.hand_robots!r}")


def _are_hand_robots(robots: tuple[HandRobot, ...]) -> bool:
    """Whether each is one, and no two have one animal. A kind that only a later version knows is none here."""
    names = [robot.animal for robot in robots if isinstance(robot, HandRobot)]
    if len(names) != len(robots) or len(set(names)) != len(names) or not set(names) <= set(ANIMALS):
        return False
    if not all(type(robot.kind) is str for robot in robots):
        return False
    times = [time for robot in robots for time in (robot.step_ms, robot.turn_ms)]
    return all(type(time) is int and 0 <= time <= LONGEST_MS for time in times)


def differing(before: Settings, now: Settings) -> frozenset[str]:
    """The names of the fields in which ``before`` and ``now`` differ."""
    names = (field.name for field in fields(Settings))
    return frozenset(name for name in names if getattr(now, name) != getattr(before, name))


def changed(kept: Settings, before: Settings, now: Settings) -> Settings:
    """A copy of ``kept`` with the fields that an adult changed between ``before`` and ``now``.

    What the command line says is in both, so it is not kept.
    """
    changes: dict[str, Any] = {name: getattr(now, name) for name in differing(before, now)}
    return replace(kept, **changes)
