"""Challenges by the dozen, of each kind, for a level: drawn at random, solved, and kept when they are right for it.

The same id gives the same challenge on every machine and Python (``drafting.dice``). What is made of a seed does change
with the recipes of ``drafting``, the tasks, and the weights and bands of ``difficulties``: then ``FORMAT``, which every
id holds, goes up by one, so that no id ever stands for two challenges. One worth keeping is kept as YAML (``writer``).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from beebot.bounds import BOUNDS
from beebot.challenge import Challenge, Genre
from beebot.difficulties import Difficulty
from beebot.drafting.by_kind import DRAFTERS
from beebot.drafting.dice import Dice
from beebot.drafting.draft import Draft
from beebot.drafting.recipes import RECIPES
from beebot.lesson import Level
from beebot.scoring import difficulty
from beebot.symmetry import twin_hash
from beebot.tasks import MOST_WORDS, count_words, question_of, task_of
from beebot.themes import Theme

FORMAT = 3
"""Which way of making challenges this is; part of the id."""
MAX_SEED = 10**9
"""Seeds are below this: they are part of the id, and a person may have to type them."""
MAX_COUNT = 1000
"""The most challenges made at once."""
GENRES = tuple(DRAFTERS)
"""The kinds that can be made."""
_PATIENCE = 300
"""Drafts after which one made before is made again: a level for small children has few."""
_TRIES = 20_000
_EVERY = "tous"
"""What an id says for all kinds in turn."""


def generate(
    level: Level, seed: int, count: int = 1, genre: Genre | None = Genre.PROGRAM, theme: Theme | None = None
) -> tuple[Challenge, ...]:
    """``count`` challenges for ``level``, numbered from 1, with ids like ``gen3-gs-programmer-42-1``.

    All are of ``genre``, or of each kind in turn where that is None. With a ``theme`` they are on its mat, and tell
    where to go by name. Each can be solved, within the bound of its level (``bounds``) and its score; its task has at
    most twelve words. No two of them are the same turned or in a mirror while the level has others to offer, and a
    smaller ``count`` gives the first of the same.

    Raises:
        ValueError: the seed is negative or not below ``MAX_SEED``, or the count not from 1 to ``MAX_COUNT``.
    """
    return tuple(one_by_one(level, seed, count, genre, theme))


def one_by_one(
    level: Level, seed: int, count: int, genre: Genre | None = Genre.PROGRAM, theme: Theme | None = None
) -> Iterator[Challenge]:
    """What ``generate`` gives, each challenge as soon as it is made.

    Raises:
        ValueError: as ``generate``.
    """
    if not (0 <= seed < MAX_SEED and 1 <= count <= MAX_COUNT):
        raise ValueError(f"a seed below {MAX_SEED} and a count from 1 to {MAX_COUNT}, not {seed} and {count}")
    return _numbered(level, seed, count, genre, theme)


def _numbered(level: Level, seed: int, count: int, genre: Genre | None, theme: Theme | None) -> Iterator[Challenge]:
    made: set[str] = set()
    words = [level.value, theme.name if theme else "", genre.value if genre else _EVERY, str(seed)]
    batch = "-".join(word.lower().replace("_", "-") for word in words if word)
    for number in range(1, count + 1):
        kind = genre or GENRES[(number - 1) % len(GENRES)]
        challenge, twin = _Order(level, kind, theme).made(f"{batch}-{number}", made)
        made.add(twin)
        yield challenge


@dataclass(frozen=True, slots=True)
class _Order:
    """What is asked for."""

    level: Level
    genre: Genre
    theme: Theme | None

    def made(self, name: str, before: set[str]) -> tuple[Challenge, str]:
        """A challenge that is right, and its twin hash, which is not in ``before`` if patience reaches."""
        dice = Dice(f"gen-{name}")
        recipe = RECIPES[self.level].settled(dice)
        right = 0
        for _try in range(_TRIES):
            draft = DRAFTERS[self.genre](recipe, dice, self.theme)
            challenge = draft and self._finished(draft, name)
            if challenge:
                right += 1
                twin = twin_hash(challenge)
                if twin not in before or right >= _PATIENCE:
                    return challenge, twin
        raise AssertionError(f"{_TRIES} drafts and none for {self}")

    def _finished(self, draft: Draft, name: str) -> Challenge | None:
        """The draft with its id and sentences; None where it is too hard for the level, or there is too much to say."""
        hard = difficulty(draft.challenge, draft.solution)
        if not (hard is None or self._suits(hard, just=self.genre is Genre.PROGRAM and not draft.challenge.repeats)):
            return None
        task = task_of(draft.challenge, self.theme)
        if count_words(task.fr) > MOST_WORDS:
            return None
        hints = (question_of(draft.challenge),)
        return replace(draft.challenge, id=f"gen{FORMAT}-{name}", task=task, hints=hints)

    def _suits(self, hard: Difficulty, *, just: bool) -> bool:
        """Whether it is not above the level, or ``just`` of it: of plain programs to write there are enough."""
        if just:
            return hard.level is self.level
        levels = list(BOUNDS)
        return hard.level is not None and levels.index(hard.level) <= levels.index(self.level)
