"""What the values of a challenge are read from: words, texts and lists, or the values themselves.

Each raises ``BadValueError`` where it cannot read what is given.
"""

from collections.abc import Callable, Iterable
from enum import Enum
from typing import NoReturn, TypeVar

from beebot.command import Command, Program, Repeat, read_card, read_cards
from beebot.errors import BadValueError, shown
from beebot.i18n import gettext as _
from beebot.text import Text

E = TypeVar("E", bound=Enum)


def read_program(given: object) -> Program:
    """The program ``given``, or that a text or a list of cards stands for.

    Raises:
        ProgramError: the text cannot be read.
        BadValueError: it is no program.
    """
    if not isinstance(given, str):
        return read_cards(given)
    from beebot.notation import parse_program  # noqa: PLC0415 (a screen has no use for it)

    return parse_program(given)


def read_template(given: object) -> tuple[Command | None, ...]:
    """A program with holes, each of them None, from a text such as ``"avancer _ gauche"`` or a list.

    Raises:
        ProgramError: the text cannot be read.
        BadValueError: it repeats something, or holds something that is no card.
    """
    from beebot.notation import HOLE  # noqa: PLC0415 (a screen has no use for it)

    if isinstance(given, str):
        first, *others = map(read_program, given.split(HOLE))
        given = (*first, *(card for piece in others for card in (None, *piece)))
    return tuple(map(read_card_or_hole, several(given)))


def read_card_or_hole(given: object) -> Command | None:
    """A card of a program with holes; None is a hole."""
    card = None if given is None else read_card(given)
    if isinstance(card, Repeat):
        raise BadValueError(_("un programme à trous ne répète rien ; écrivez chaque instruction"))
    return card


def word_of(kind: type[E], given: object) -> E:
    """The member of ``kind`` that is ``given``, or whose word in files is."""
    if isinstance(given, kind):
        return given
    words = {member.value: member for member in kind}
    if isinstance(given, str) and given in words:
        return words[given]
    message = _("mot inconnu « {value} » ; {remedy}")
    remedy = _("les mots possibles sont {words}").format(words=", ".join(words))
    raise BadValueError(message.format(value=shown(given), remedy=remedy))


def must_be(kind: type, name: str) -> Callable[[object], NoReturn]:
    """A function that raises ``BadValueError``: a value called ``name`` must be a ``kind``."""

    def refuse(given: object) -> NoReturn:
        message = _("« {name} » ne peut pas valoir {value} ; il faut un {kind}")
        raise BadValueError(message.format(name=name, value=shown(repr(given)), kind=kind.__name__))

    return refuse


def text_of(given: object) -> Text:
    """The sentence ``given``; a plain text is taken as French."""
    return given if isinstance(given, Text) else Text(given)  # type: ignore[arg-type] # it says what it takes


def several(given: object) -> tuple[object, ...]:
    """The items of ``given``, a list, or a text with a space between two."""
    items = given.split() if isinstance(given, str) else given
    if not isinstance(items, Iterable):
        raise BadValueError(_("« {value} » n'est pas une liste ; mettez-la entre crochets").format(value=shown(given)))
    return tuple(items)
