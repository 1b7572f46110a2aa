"""YAML text as a tree that knows where each of its values stands.

Built on PyYAML's events rather than on its loader, so that nothing is expanded or guessed: a scalar stays the
text that was typed, and what the content has no use for (anchors, aliases, tags, merge keys) is refused.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn, TypeVar

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from beebot.errors import shown
from beebot.i18n import gettext as _
from beebot.kinds.written import Loc
from beebot.loader.markup.look_alikes import lost_item, wrong_dash
from beebot.loader.markup.source import position
from beebot.loader.markup.syntax import MAX_DEPTH, Quoted, explain, too_deep
from beebot.loader.problems import MAX_PROBLEMS

_NO_BREAK = re.compile("[\u00a0\u202f\u2007\u2060]")
_COMMENT = re.compile(" +#")

MAX_VALUES = 20_000
"""How many keys and values a file may hold; a long séance has five hundred, the longest that may be ten thousand."""

FASTEST: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it, ten times faster than the one in Python."""


class Mark(NamedTuple):
    """A place in a file, counted from 1."""

    line: int
    column: int


class _Placed:
    """A value that knows where it stands. ``start`` is PyYAML's own mark: most values are never asked for theirs."""

    __slots__ = ()
    start: Any

    @property
    def mark(self) -> Mark:
        return Mark(self.start.line + 1, self.start.column + 1)


class Scalar(str, _Placed):
    """The text of a value. ``plain``: it has no quotes. ``cut``: a comment follows, perhaps meant as its end."""

    __slots__ = ("cut", "plain", "start")
    cut: bool
    plain: bool


class Mapping(dict[str, "Node"], _Placed):
    """A YAML mapping: values by keys, which know their places in the file."""

    __slots__ = ("start",)

    def key_mark(self, key: str) -> Mark:
        """The place of ``key``, which must be among the keys."""
        return next(each.mark for each in self if each == key and isinstance(each, Scalar))


class Sequence(list["Node"], _Placed):
    """A YAML list of values."""

    __slots__ = ("start",)


Node = Scalar | Mapping | Sequence
N = TypeVar("N", Mapping, Sequence)


@dataclass(frozen=True, slots=True)
class Tree:
    """What was read from a YAML text; ``root`` is None if the text is not YAML at all. ``faults`` are in no order."""

    root: Node | None
    faults: tuple[tuple[Mark, str], ...]


def read_tree(text: str, parser: type[Any] = FASTEST) -> Tree:
    """Read a YAML ``text`` with the parser of this PyYAML loader class."""
    events = parser(text)
    reader = _TreeReader(text, events.get_event)
    try:
        root = reader.root()
    except _EnoughError:
        root = None
    except yaml.MarkedYAMLError as error:
        line, column, message = explain(error, text, reader.last_quoted)
        fault = Mark(line, column), message
        reader.faults += [] if fault in reader.faults else [fault]
        root = None
    finally:
        events.dispose()
    return Tree(root, tuple(reader.faults))


def locate(root: Node, loc: Loc, *, at_key: bool = False) -> tuple[Mark, Loc]:
    """Where in ``root`` the value at ``loc`` is, or the nearest thing around it, and the part of ``loc`` that exists.

    Parts that stand for no key or item, such as the choices of a model, are passed over. A text is found where it
    begins, a list or a block of keys at its key; with ``at_key`` everything is found at its key.
    """
    mark, node = root.mark, root
    found: list[int | str] = []
    for part in loc:
        if isinstance(node, Mapping) and isinstance(part, str) and part in node:
            child = node[part]
            mark = child.mark if isinstance(child, Scalar) and not at_key else node.key_mark(part)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node):
            child = node[part]
            mark = child.mark
        else:
            continue
        found.append(part)
        node = child
    return mark, tuple(found)


def with_value(node: Node, loc: Loc, value: Node | None) -> Node:
    """A copy of ``node`` with ``value`` in place of what is at ``loc`` or, where it is None, without that."""
    if not loc:
        return node if value is None else value
    if isinstance(node, Scalar):
        return node
    part, rest = loc[0], loc[1:]
    gone = value is None and not rest
    if isinstance(node, Mapping):
        keys = placed(node.start, Mapping())
        pairs = ((key, with_value(each, rest, value) if key == part else each) for key, each in node.items())
        keys.update((key, each) for key, each in pairs if not (gone and key == part))
        return keys
    items = placed(node.start, Sequence())
    numbered = enumerate(with_value(each, rest, value) if place == part else each for place, each in enumerate(node))
    items.extend(each for place, each in numbered if not (gone and place == part))
    return items


class _EnoughError(Exception):
    """A fault after which reading on would tell nothing more."""


class _TreeReader:
    """Takes PyYAML's events one by one; notes what is refused in ``faults`` and goes on where it can."""

    def __init__(self, text: str, next_event: Callable[[], Any]) -> None:
        self.faults: list[tuple[Mark, str]] = []
        self._text = text
        self._next = next_event
        self._values = self._depth = 0
        self.last_quoted: Quoted | None = None
        """The quoted text read last."""

    def root(self) -> Node | None:
        """What the text holds, or None where that is nothing.

        Raises:
            _EnoughError: a limit is passed, or there is a second document; ``faults`` tells.
            yaml.MarkedYAMLError: the text is no YAML.
        """
        root = None
        while not isinstance(event := self._next(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    self._stop(event, _("« --- » commence un second document ; gardez-en un seul par fichier"))
                root = self._value(self._next())
        if root is None:
            self.faults.append((Mark(1, 1), _("le fichier est vide ; écrivez-y le contenu")))
        return root

    def _value(self, event: Any) -> Node:
        self._values += 1
        if self._values > MAX_VALUES:
            message = _("plus de {limit} valeurs dans ce fichier ; partagez-le en plusieurs séances")
            self._stop(event, message.format(limit=MAX_VALUES))
        if event.__class__ is ScalarEvent:  # nearly all
            return self._scalar(event)
        if isinstance(event, AliasEvent):
            self._refuse(event, "*")
            return scalar_at(event.start_mark, "")
        self._refuse_extras(event)
        if self._depth == MAX_DEPTH:
            self._stop(event, too_deep())
        self._depth += 1
        node = self._mapping(event) if isinstance(event, MappingStartEvent) else self._sequence(event)
        self._depth -= 1
        return node

    def _scalar(self, event: Any) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        node = scalar_at(event.start_mark, event.value)
        node.plain = not event.style
        if node.plain and event.end_mark.line > event.start_mark.line:
            self._refuse_lost_items(event)
        if event.style:
            self.last_quoted = event
        elif self._text.startswith(" ", end := event.end_mark.index):
            node.cut = _COMMENT.match(self._text, end) is not None
        return node

    def _refuse_lost_items(self, event: Any) -> None:
        """Refuse items of a list whose dashes YAML does not know, so that it reads them as the lines of one value."""
        first, last = event.start_mark.index, event.end_mark.index
        if found := lost_item(self._text[first:last]):
            place, message = found
            self._note(Mark(*position(self._text, first + place)), message)

    def _sequence(self, event: Any) -> Sequence:
        items = placed(event.start_mark, Sequence())
        while not isinstance(event := self._next(), SequenceEndEvent):
            items.append(self._value(event))
        return items

    def _mapping(self, event: Any) -> Mapping:
        keys = placed(event.start_mark, Mapping())
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._key(self._value(event), keys)
            value = self._value(self._next())
            if key is not None:
                keys.setdefault(key, value)
        return keys

    def _key(self, node: Node, keys: Mapping) -> Scalar | None:
        """``node`` as one more key; None where it is refused."""
        if not isinstance(node, Scalar):
            self._fault(node.start, _("une clé est un seul mot ; enlevez les crochets ou les accolades"))
        elif not node:
            self._fault(node.start, _("il manque la clé avant « : » ; écrivez-la"))
        elif node == "<<":
            self._fault(node.start, _("« << » est refusé ; écrivez toutes les clés"))
        elif node in keys:
            message = _("clé « {key} » écrite deux fois (déjà ligne {line}) ; gardez-en une seule")
            self._fault(node.start, message.format(key=shown(node), line=keys.key_mark(node).line))
        elif not node.isascii() and _NO_BREAK.search(node):
            key = scalar_at(node.start, _NO_BREAK.sub(" ", node).strip())
            message = _("espace insécable dans la clé « {key} » ; remplacez-la par une espace ordinaire")
            self._fault(node.start, message.format(key=shown(key)))
            return key
        elif dash := wrong_dash(node) if node.plain and not node[0].isalpha() else None:
            self._fault(node.start, dash)
        else:
            return node
        return None

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, "&")
        if event.tag is not None:
            self._refuse(event, "!")

    def _refuse(self, event: Any, sign: str) -> None:
        message = _("« {sign} » au début d'une valeur est refusé ; mettez la phrase entre guillemets")
        self._fault(event.start_mark, message.format(sign=sign))

    def _fault(self, start: Any, message: str) -> None:
        self._note(Mark(start.line + 1, start.column + 1), message)

    def _note(self, mark: Mark, message: str) -> None:
        self.faults.append((mark, message))
        if len(self.faults) == MAX_PROBLEMS:
            raise _EnoughError

    def _stop(self, event: Any, message: str) -> NoReturn:
        self._fault(event.start_mark, message)
        raise _EnoughError


def scalar_at(start: Any, text: str) -> Scalar:
    """``text`` as a value that begins at PyYAML's mark ``start``."""
    node = Scalar(text)
    node.start, node.cut, node.plain = start, False, False
    return node


def placed(start: Any, node: N) -> N:
    """``node``, which begins at PyYAML's mark ``start``."""
    node.start = start
    return node
