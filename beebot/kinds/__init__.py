"""The kinds of challenge, a file each: whatever differs from one kind to another.

A new kind is a member of ``Genre``, and a file here with the name of that member. The member's
value is the kind's word in lesson files. ``kind``, ``of_pictures``, ``aims`` and ``written`` serve several kinds.
"""

from functools import cache
from importlib import import_module
from typing import Any, cast

from beebot.challenge import Challenge, Genre
from beebot.command import CARDS, read_cards
from beebot.errors import BadValueError, shown
from beebot.i18n import gettext as _
from beebot.kinds.kind import Kind
from beebot.parts.answer_types import Answer

__all__ = ["Kind", "answer_of", "kind_of"]


@cache
def kind_of(genre: Genre) -> Kind[Any]:
    """What is particular to ``genre``.

    Its file is imported when it is first asked for: a screen needs few of them.
    """
    kind: Kind[Any] = import_module(f"{__name__}.{genre.name.lower()}").KIND
    return kind


def answer_of(challenge: Challenge, given: object) -> Answer:
    """The answer that ``given`` is, or that a text stands for, as on the command line; for two robots, two texts.

    Raises:
        KitError: the text cannot be read, or it is no answer to this kind of challenge.
    """
    kind = kind_of(challenge.genre)
    answers = kind.answered_with(challenge)
    if isinstance(given, str):
        given = kind.read_answer(challenge, [given])
    elif isinstance(given, list):
        texts = given and all(isinstance(each, str) for each in given)
        given = kind.read_answer(challenge, given) if texts and answers is not tuple else read_cards(given)
    elif isinstance(given, tuple) and not CARDS.issuperset(map(type, given)):
        given = read_cards(given)
    if not isinstance(given, answers):
        wanted = _(kind.answer_help) or _("pour {genre}, un programme comme « avancer gauche »")
        message = _("{given} ne répond pas à ce défi ; donnez, {wanted}")
        wanted = wanted.format(genre=challenge.genre.value)
        raise BadValueError(message.format(given=shown(repr(given)), wanted=wanted))
    return cast("Answer", given)
