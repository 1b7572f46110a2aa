"""Challenges by the dozen, of each kind, for a level: drawn at random, solved, and kept when they are right for it.

The same id gives the same challenge on every machine and Python (``drafting.random_draws``). What is made of a seed
does change with the recipes of ``drafting``, the tasks, and the weights and bands of ``difficulties``: then
``FORMAT``, which every id holds, goes up by one, so that no id ever stands for two challenges. One worth keeping is
kept as YAML (``writer``).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from beebot.challenge import USUAL, Challenge, Genre
from beebot.drafting.by_kind import DRAFTERS, OF_PLACES
from beebot.drafting.draft import Draft
from beebot.drafting.level_recipes import RECIPES
from beebot.drafting.named_cell_drafts import LEAST, pictured
from beebot.drafting.random_draws import Dice
from beebot.drafting.symmetry import Twin, twin_key
from beebot.drafting.task_sentences import MOST_WORDS, count_words, question_of, task_of
from beebot.errors import BadValueError, KitError, shown
from beebot.i18n import gettext as _
from beebot.kinds import difficulty
from beebot.lesson import Level
from beebot.mat import Mat
from beebot.measures.difficulties import Difficulty
from beebot.measures.level_bounds import BOUNDS
from beebot.parts.values import word_of

FORMAT = 6
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
_TRIES_ON_A_MAT = 2_000
"""Fewer, for a mat may have room for none: one of six cells, say, where CP must pivot."""
_LONGEST = 20
"""How many characters of a mat's name an id has."""
_EVERY = "tous"
"""What an id says for all kinds in turn."""


class NamedMat(NamedTuple):
    """A mat, and the name of its file without the ending."""

    name: str
    mat: Mat


def generate(
    level: Level, seed: int, count: int = 1, genre: Genre | None = USUAL, given: NamedMat | None = None
) -> tuple[Challenge, ...]:
    """``count`` challenges for ``level``, numbered from 1, with ids like ``gen5-gs-programmer-42-1``.

    All are of ``genre``, or of each kind in turn where that is None: those of ``OF_PLACES`` where the mat has the
    cells for them. With a mat that is ``given`` they are on it, and tell where to go by name where its cells have
    names; the same id then stands for the same challenge as long as the mat is the same. Each can be solved, within
    the bound of its level (``level_bounds``) and its score; its task has at most twelve words in French and in
    English. No two of them are the same turned or in a mirror while the level has others to offer, and a smaller
    ``count`` gives the first of the same.

    The words of files are read for the level and the genre: ``generate("GS", 42)``.

    Raises:
        BadValueError: a word is none of these, no such kind can be made, the seed is negative or not below
            ``MAX_SEED``, or the count not from 1 to ``MAX_COUNT``.
        KitError: the mat that is given has nothing of this kind for this level, or none is given where it must be.
    """
    kind = None if genre is None else word_of(Genre, genre)
    return tuple(one_by_one(word_of(Level, level), seed, count, kind, given))


def one_by_one(
    level: Level, seed: int, count: int, genre: Genre | None = USUAL, given: NamedMat | None = None
) -> Iterator[Challenge]:
    """The challenges of ``generate``, each as soon as it is made.

    Raises:
        BadValueError: as ``generate``, of the kind, the seed and the count.
        KitError: as ``generate``, when that challenge's turn comes.
    """
    if genre is not None and genre not in DRAFTERS:
        message = _("aucun défi « {genre} » ne se fabrique ; prenez l'un de ces genres : {words}")
        words = ", ".join(each.value for each in GENRES)
        raise BadValueError(message.format(genre=genre.value, words=words))
    numbers = seed.__class__ is int and count.__class__ is int
    if not (numbers and 0 <= seed < MAX_SEED and 1 <= count <= MAX_COUNT):
        message = _("la graine va de 0 à {seed} et le nombre de défis de 1 à {count}, pas {given}")
        given_numbers = shown(f"{seed!r}, {count!r}")
        raise BadValueError(message.format(seed=MAX_SEED - 1, count=MAX_COUNT, given=given_numbers))
    return _numbered(level, seed, count, genre, given)


def _numbered(level: Level, seed: int, count: int, genre: Genre | None, given: NamedMat | None) -> Iterator[Challenge]:
    made: set[Twin] = set()
    words = [
        level.value,
        given.name[:_LONGEST].strip("-") if given else "",
        genre.value if genre else _EVERY,
        str(seed),
    ]
    in_turn = [each for each in GENRES if each not in OF_PLACES or len(pictured(given and given.mat)) >= LEAST]
    batch = "-".join(word.lower().replace("_", "-") for word in words if word)
    for number in range(1, count + 1):
        kind = genre or in_turn[(number - 1) % len(in_turn)]
        challenge, twin = _Order(level, kind, given).made(f"{batch}-{number}", made)
        made.add(twin)
        yield challenge


@dataclass(frozen=True, slots=True)
class _Order:
    level: Level
    genre: Genre
    given: NamedMat | None

    def made(self, name: str, before: set[Twin]) -> tuple[Challenge, Twin]:
        """A challenge that suits, and its twin key, which is not in ``before`` unless too many draws were in vain."""
        if self.given is None and self.genre in OF_PLACES:
            message = _("un défi « {genre} » se fait des cases qui ont un nom et une image ; donnez un tapis qui en a")
            raise KitError(message.format(genre=self.genre.value))
        dice = Dice(f"gen-{name}")
        recipe = RECIPES[self.level].settled(dice)
        right = 0
        for _try in range(_TRIES if self.given is None else _TRIES_ON_A_MAT):
            draft = DRAFTERS[self.genre](recipe, dice, self.given and self.given.mat)
            challenge = draft and self._finished(draft, name)
            if challenge:
                right += 1
                twin = twin_key(challenge)
                if twin not in before or right >= _PATIENCE:
                    return challenge, twin
        if self.given is None:
            raise AssertionError(f"{_TRIES} drafts and none for {self}")
        message = _("aucun défi « {genre} » de {level} sur le tapis « {mat} » ; prenez un autre genre, niveau ou tapis")
        raise KitError(message.format(genre=self.genre.value, level=self.level.value, mat=self.given.name))

    def _finished(self, draft: Draft, name: str) -> Challenge | None:
        """The draft with its id and sentences; None where it is too hard for the level, or there is too much to say."""
        hard = difficulty(draft.challenge, draft.solution)
        if not (hard is None or self._suits(hard, just=self.genre is USUAL and not draft.challenge.repeats)):
            return None
        task = task_of(draft.challenge)
        if max(count_words(task.fr), count_words(task.in_language("en"))) > MOST_WORDS:
            return None
        hints = draft.challenge.hints or (question_of(draft.challenge),)
        return replace(draft.challenge, id=f"gen{FORMAT}-{name}", task=task, hints=hints)

    def _suits(self, hard: Difficulty, *, just: bool) -> bool:
        """Whether the draft suits the level: no harder or, with ``just``, exactly of that level."""
        if just:
            return hard.level is self.level
        levels = list(BOUNDS)
        return hard.level is not None and levels.index(hard.level) <= levels.index(self.level)
