"""What a séance is about, read from what it holds: nobody has to say it in a file, so no file can forget it."""

from collections.abc import Callable
from enum import Enum
from types import MappingProxyType
from typing import Any

from beebot.challenge import Challenge
from beebot.command import Repeat
from beebot.kinds import Kind, kind_of
from beebot.lesson import Lesson


class Topic(Enum):
    """A topic by which an adult looks for a séance; the value is the word that is typed."""

    SIDES = "gauche-droite"
    PREDICTING = "prevoir"
    TOGETHER = "a-deux"
    MENDING = "reparer"
    PATTERNS = "motifs"
    STORIES = "histoires"
    SIGNS = "nombres-lettres"
    INVENTING = "inventer"
    MEDIA = "images-machines"
    UNPLUGGED = "sans-ecran"


def topics_of(lesson: Lesson) -> frozenset[Topic]:
    """The topics of ``lesson``; it may have several, or none."""
    return frozenset(topic for topic, is_in in _TESTS.items() if is_in(lesson))


def _kinds(are: Callable[[Kind[Any]], bool], least: int = 1) -> Callable[[Lesson], bool]:
    """Whether ``least`` of its challenges are of a kind that is so."""
    return lambda lesson: sum(are(kind_of(challenge.genre)) for challenge in lesson.challenges) >= least


def _cites(*keys: str) -> Callable[[Lesson], bool]:
    """Whether its sheet refers to one of these places of the official programme."""
    return lambda lesson: any(each.key in keys for each in lesson.sheet.references)


def _repeats(lesson: Lesson) -> bool:
    """A pattern of the programme, or the card that repeats: laid by a child, or in what is given."""
    return _cites("M3", "M4", "M5")(lesson) or any(map(_has_repeats, lesson.challenges))


def _has_repeats(challenge: Challenge) -> bool:
    given = any(isinstance(card, Repeat) for card in challenge.given)
    return given or (challenge.repeats and not kind_of(challenge.genre).given_repeats)


def _tells(lesson: Lesson) -> bool:
    return bool(lesson.story) or _kinds(lambda kind: kind.in_order)(lesson)


def _has_signs(lesson: Lesson) -> bool:
    mats = (each.mat for each in lesson.challenges if each.pictures is None)
    return any(place.letters for mat in mats for place in mat.places) or _cites("N3", "LET5")(lesson)


def _has_two_robots(lesson: Lesson) -> bool:
    return any(challenge.partner is not None for challenge in lesson.challenges)


def _has_games(lesson: Lesson) -> bool:
    return bool(lesson.games)


_TESTS: MappingProxyType[Topic, Callable[[Lesson], bool]] = MappingProxyType(
    {
        Topic.SIDES: _cites("E4b", "E5b"),
        Topic.PREDICTING: _kinds(lambda kind: kind.follows, least=2),  # one is in most of them
        Topic.MENDING: _kinds(lambda kind: kind.mends),
        Topic.PATTERNS: _repeats,
        Topic.STORIES: _tells,
        Topic.SIGNS: _has_signs,
        Topic.TOGETHER: _has_two_robots,
        Topic.INVENTING: _kinds(lambda kind: kind.invents),
        Topic.MEDIA: _kinds(lambda kind: not kind.has_mat and not kind.in_order),
        Topic.UNPLUGGED: _has_games,
    }
)
