"""The task of a challenge that was made and not written: what it asks, in a sentence or two of every language.

A child of three to eight listens to at most ``MOST_WORDS`` words; whoever makes challenges throws away those of which
there is more to say in French. No English sentence is longer than that where the French is not.
"""

from beebot.challenge import Challenge
from beebot.i18n import gettext as _
from beebot.kinds import kind_of
from beebot.text import Text, in_every_language

MOST_WORDS = 12


def task_of(challenge: Challenge) -> Text:
    """The task of ``challenge`` as a sentence; it names the cells to go to, if they have names."""
    return in_every_language(lambda: kind_of(challenge.genre).task(challenge))


def question_of(challenge: Challenge) -> Text:
    """A question to ask a child who does not know how to begin ``challenge``."""
    return in_every_language(lambda: _(kind_of(challenge.genre).question))


def order_question() -> Text:
    """A question to ask a child who is to put pictures in order and does not know how to begin."""
    return in_every_language(lambda: _("Qu'as-tu entendu en premier ?"))


def try_task_of(challenge: Challenge) -> Text | None:
    """The sentence for a child who has laid no card yet; None if the challenge begins with some cards."""
    task = kind_of(challenge.genre).task_to_try
    return in_every_language(lambda: _(task)) if task else None


def count_words(sentence: str) -> int:
    """How many words of ``sentence`` a child hears; « l'abeille » is one, a mark that stands alone is none."""
    return sum(any(letter.isalnum() for letter in word) for word in sentence.split())
