"""A story that is told between the challenges of a séance: pages that are heard and seen, and what is played."""

from collections.abc import Collection
from dataclasses import dataclass

from beebot.text import Text

MAX_EPISODES = 30
"""How many pages and challenges a story has at most."""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A page of a story: a sentence, and the name of its picture."""

    say: Text
    picture: str


@dataclass(frozen=True, slots=True)
class Played:
    """A challenge in a story, by its id. ``stays`` says that the bee starts where she stopped in the one before."""

    challenge: str
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """A page on which the bee is carried to the start of ``challenge`` (an id), which comes next.

    ``say`` is the sentence told; None leaves it to the kit.
    """

    challenge: str
    say: Text | None = None


Episode = StoryPage | Played | Carried
Story = tuple[Episode, ...]


def playable(story: Story, ids: Collection[str]) -> Story:
    """``story`` without the parts about challenges whose ids are not in ``ids``."""
    return tuple(each for each in story if isinstance(each, StoryPage) or each.challenge in ids)


def sentences(story: Story) -> tuple[Text, ...]:
    """What children hear on the pages of ``story``, in order, as its author wrote it."""
    said = (None if isinstance(each, Played) else each.say for each in story)
    return tuple(text for text in said if text is not None)
