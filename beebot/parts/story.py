"""A story that is told between the challenges of a séance: pages that are heard and seen, and what is played."""

from collections.abc import Collection
from dataclasses import dataclass

from beebot.text import Text

MAX_EPISODES = 30
"""How many pages and challenges a story has at most."""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A page of the story: a sentence, and the name of its picture."""

    say: Text
    picture: str


@dataclass(frozen=True, slots=True)
class Played:
    """A challenge of the séance, by its id. ``stays`` says that the bee begins it where she has stopped."""

    challenge: str
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """A page on which the bee is carried to where the ``challenge`` of this id begins; it comes next.

    ``say`` is what is told of it; None leaves it to the kit.
    """

    challenge: str
    say: Text | None = None


Episode = StoryPage | Played | Carried
Story = tuple[Episode, ...]


def playable(story: Story, ids: Collection[str]) -> Story:
    """``story`` without what it tells of challenges other than those with these ``ids``."""
    return tuple(each for each in story if isinstance(each, StoryPage) or each.challenge in ids)


def sentences(story: Story) -> tuple[Text, ...]:
    """What its author lets children hear on its pages, one after the other; each challenge has its own task."""
    said = (None if isinstance(each, Played) else each.say for each in story)
    return tuple(text for text in said if text is not None)
