"""YAML text as a tree that knows where each of its values stands.

Built on PyYAML's events rather than on its loader, so that nothing is expanded or guessed: a scalar stays the
text that was typed, and what the content has no use for (anchors, aliases, tags, merge keys) is refused.
"""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from beebot.i18n import gettext as _
from beebot.loader.problems import Loc, shown
from beebot.loader.syntax import MAX_DEPTH, Quoted, explain, too_deep

_NO_BREAK = re.compile("[\u00a0\u202f\u2007\u2060]")
_COMMENT = re.compile(" +#")

FASTEST: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it, ten times faster than the one in Python."""


class Mark(NamedTuple):
    """A place in a file, from 1."""

    line: int
    column: int


class Scalar(str):
    """The text of a value. ``cut``: it is not quoted and a comment follows it, which may be its lost end."""

    __slots__ = ("cut", "mark")
    mark: Mark
    cut: bool


class Mapping(dict[str, "Node"]):
    """Keys and values, with the place of each key."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.key_marks: dict[str, Mark] = {}


class Sequence(list["Node"]):
    """A list of values."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Tree:
    """What was read; ``root`` is None where the text is no YAML at all. ``faults`` come in no order."""

    root: Node | None
    faults: tuple[tuple[Mark, str], ...]


def read_tree(text: str, parser: type[Any] = FASTEST) -> Tree:
    """Read ``text`` with the given PyYAML loader class, whose parser alone is used."""
    builder = _Builder(text)
    events = parser(text)
    try:
        while not isinstance(event := events.get_event(), StreamEndEvent):
            if not builder.take(event):
                return Tree(None, tuple(builder.faults))
    except yaml.MarkedYAMLError as error:
        line, column, message = explain(error, text, builder.last_quoted)
        return Tree(None, (*builder.faults, (Mark(line, column), message)))
    finally:
        events.dispose()
    if builder.root is None:
        builder.faults.append((Mark(1, 1), _("le fichier est vide ; écrivez-y le contenu")))
    return Tree(builder.root, tuple(builder.faults))


def locate(root: Node, loc: Loc, *, at_key: bool = False) -> tuple[Mark, Loc]:
    """The place of the value at ``loc``, or of the nearest thing around it, and the part of ``loc`` that exists.

    Parts that stand for no key or item, such as the choices of a model, are passed over. A text is found
    where it begins, a list or a block of keys at its key; with ``at_key`` everything is found at its key.
    """
    mark, node = root.mark, root
    found: list[int | str] = []
    for part in loc:
        if isinstance(node, Mapping) and isinstance(part, str) and part in node:
            child = node[part]
            mark = child.mark if isinstance(child, Scalar) and not at_key else node.key_marks[part]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node):
            child = node[part]
            mark = child.mark
        else:
            continue
        found.append(part)
        node = child
    return mark, tuple(found)


def without(node: Node, loc: Loc) -> Node:
    """A copy of ``node`` that lacks what lies at ``loc``, or ``node`` where nothing does."""
    if not loc:
        return node
    part, rest = loc[0], loc[1:]
    if isinstance(node, Mapping) and isinstance(part, str) and part in node:
        keys = Mapping(node.mark)
        keys.key_marks = node.key_marks
        keys.update({key: without(value, rest) if key == part else value for key, value in node.items()})
        if not rest:
            del keys[part]
        return keys
    if isinstance(node, Sequence) and isinstance(part, int) and part < len(node):
        items = Sequence(node.mark)
        items.extend(without(value, rest) if index == part else value for index, value in enumerate(node))
        if not rest:
            del items[part]
        return items
    return node


class _Builder:
    """Takes PyYAML's events one by one; notes what is refused and goes on where it can."""

    def __init__(self, text: str) -> None:
        self.root: Node | None = None
        self.faults: list[tuple[Mark, str]] = []
        self._last: Any = None
        """The event of the text read last."""
        self._text = text
        self._open: list[tuple[Mapping | Sequence, Scalar | None]] = []
        """The collections being read, outermost first, and for a mapping the key that waits for its value."""

    def take(self, event: Any) -> bool:
        """Take one event; False when there is no point in going on."""
        match event:
            case ScalarEvent():  # first, for most are
                self._take_scalar(event)
            case MappingStartEvent() | SequenceStartEvent():
                self._refuse_extras(event)
                kind = Mapping if isinstance(event, MappingStartEvent) else Sequence
                return self._enter(event, kind(_mark(event)))
            case MappingEndEvent() | SequenceEndEvent():
                self._add(self._open.pop()[0])
            case AliasEvent():
                self._refuse(event, "*")
                self._add(_scalar("", _mark(event)))
            case DocumentStartEvent() if self.root is not None:
                self._fault(event, _("« --- » commence un second document ; gardez-en un seul par fichier"))
                return False
        return True

    @property
    def last_quoted(self) -> Quoted | None:
        """The text read last, if it is quoted."""
        event = self._last
        return Quoted(event.style, event.start_mark, event.end_mark) if event and event.style else None

    def _take_scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        node = _scalar(event.value, _mark(event))
        if not event.style:
            node.cut = bool(_COMMENT.match(self._text, event.end_mark.index))
        self._last = event
        self._add(node)

    def _enter(self, event: Any, node: Mapping | Sequence) -> bool:
        if len(self._open) == MAX_DEPTH:
            self._fault(event, too_deep())
            return False
        self._open.append((node, None))
        return True

    def _add(self, node: Node) -> None:
        """Put ``node`` where it belongs: at the root, in the list being read, as a key or as its value."""
        if not self._open:
            self.root = node
            return
        parent, key = self._open[-1]
        if isinstance(parent, Sequence):
            parent.append(node)
        elif key is None:
            self._open[-1] = (parent, self._key(node, parent))
        else:
            self._open[-1] = (parent, None)
            if key not in parent and key:
                parent[key] = node
                parent.key_marks[key] = key.mark

    def _key(self, node: Node, parent: Mapping) -> Scalar:
        """``node`` as a key of ``parent``; the empty key, which is thrown away, where it is refused."""
        fault = None
        if not isinstance(node, Scalar):
            fault = _("une clé est un seul mot ; enlevez les crochets ou les accolades")
        elif not node:
            fault = _("il manque la clé avant « : » ; écrivez-la")
        elif node == "<<":
            fault = _("« << » est refusé ; écrivez toutes les clés")
        elif node in parent:
            fault = _("clé « {key} » écrite deux fois (déjà ligne {line}) ; gardez-en une seule").format(
                key=shown(node), line=parent.key_marks[node].line
            )
        elif _NO_BREAK.search(node):
            key = _scalar(_NO_BREAK.sub(" ", node).strip(), node.mark)
            message = _("espace insécable dans la clé « {key} » ; remplacez-la par une espace ordinaire")
            self.faults.append((node.mark, message.format(key=shown(key))))
            return key
        if fault is None and isinstance(node, Scalar):
            return node
        self.faults.append((node.mark, fault or ""))
        return _scalar("", node.mark)

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, "&")
        if event.tag is not None:
            self._refuse(event, "!")

    def _refuse(self, event: Any, sign: str) -> None:
        message = _("« {sign} » au début d'une valeur est refusé ; mettez la phrase entre guillemets")
        self._fault(event, message.format(sign=sign))

    def _fault(self, event: Any, message: str) -> None:
        self.faults.append((_mark(event), message))


def _mark(event: Any) -> Mark:
    start = event.start_mark
    return Mark(start.line + 1, start.column + 1)


def _scalar(text: str, mark: Mark) -> Scalar:
    node = Scalar(text)
    node.mark, node.cut = mark, False
    return node
