"""What an element looks like: its attributes, the rules of ``<style>`` that meet it, and its own ``style``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from beebot.i18n import gettext as _
from lecons.gate.refusal import RefusedError
from lecons.gate.tree import Element

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_FONT = re.compile(r"\s*+@(?:font-face|charset|namespace)[^{;]*+(?:\{[^{}]*+\}|;)")
_RULE = re.compile(r"\s*+([^{}]++)\{([^{}]*+)\}")
_SELECTOR = re.compile(r"([a-zA-Z]*|\*)(?:([.#])([\w-]+))?")
_MAX_RULES = 500
_LONGEST = 100_000
"""How many characters one style sheet, or one ``style``, may have."""
_LOOKS = (
    "fill fill-opacity fill-rule stroke stroke-opacity stroke-width stroke-linecap stroke-linejoin stroke-miterlimit"
    " stroke-dasharray stroke-dashoffset opacity color display visibility stop-color stop-opacity clip-path mask filter"
    " mix-blend-mode marker marker-start marker-mid marker-end paint-order vector-effect transform-origin"
)
LOOKS = frozenset(_LOOKS.split())
"""The properties that this gate reads. No other one changes what a drawing without letters looks like."""

_TURNS = frozenset(("transform", "rotate", "scale", "translate"))
"""The properties that move a shape where CSS says them. The attribute ``transform`` is read elsewhere."""


class Rule(NamedTuple):
    """What elements of a name, a class or an id look like. Of two, the later in this order wins, as in CSS."""

    weight: int
    place: int
    name: str
    """The name of the element that it speaks of; empty for all."""
    looks: dict[str, str]


Rules = dict[str, list[Rule]]
"""The rules of a drawing by what they ask for: ``.class``, ``#id``, the name of an element, or ``*``."""


def rules_of(root: Element) -> Rules:
    """The rules of all ``<style>`` in a drawing.

    Raises:
        RefusedError: a rule depends on more than a name, a class or an id.
    """
    found: Rules = {}
    count = 0
    for element in root.all():
        if element.name == "style":
            for asked, rule in _rules("".join(element.text), element.line, count):
                found.setdefault(asked, []).append(rule)
                count += 1
    return found


def _rules(text: str, line: int, count: int) -> Iterator[tuple[str, Rule]]:
    text = _COMMENT.sub("", text).strip() if len(text) <= _LONGEST else "too long"
    place = 0
    while place < len(text):
        if found := _FONT.match(text, place):
            place = found.end()
            continue
        found = _RULE.match(text, place)
        selectors = [_SELECTOR.fullmatch(each.strip()) for each in found[1].split(",")] if found else [None]
        if found is None or not all(selectors):
            raise RefusedError(_too_complicated(), line)
        looks = declared(found[2], line)
        for each in filter(None, selectors):
            count += 1
            if count > _MAX_RULES:
                message = _("plus de {limit} règles de style ; simplifiez le dessin")
                raise RefusedError(message.format(limit=_MAX_RULES), line)
            name, sort = each[1].strip("*"), each[2] or ""
            weight = {"#": 100, ".": 10, "": 0}[sort] + bool(name)
            yield (sort + each[3] if sort else name or "*"), Rule(weight, count, name, looks)
        place = found.end()


def _too_complicated() -> str:
    return _("feuille de style trop compliquée ; exportez sans elle (dans Illustrator : « Style : attributs »)")


def declared(text: str, line: int) -> dict[str, str]:
    """The properties of a ``style`` that this gate reads. The name of one that is important ends with « ! ».

    Raises:
        RefusedError: it is too long.
    """
    if len(text) > _LONGEST:
        raise RefusedError(_too_complicated(), line)
    looks: dict[str, str] = {}
    for part in _COMMENT.sub("", text).split(";"):
        name, _colon, value = part.partition(":")
        name = name.strip().lower()
        plain, important, _rest = value.partition("!")
        if name in LOOKS or name in _TURNS:
            looks[name + important] = plain.strip()
    return looks


def looks_of(element: Element, rules: Rules) -> dict[str, str]:
    """What is said of an element itself; the later word wins: attribute, rule, ``style``."""
    looks = {name: value for name, value in element.attributes.items() if name in LOOKS}
    if rules:
        words = [f".{word}" for word in element.attributes.get("class", "").split()]
        asked = {"*", element.name, f"#{element.attributes.get('id')}", *words}
        met = [rule for key in asked for rule in rules.get(key, ()) if rule.name in ("", element.name)]
        for rule in sorted(met, key=lambda rule: rule[:2]):
            looks |= rule.looks
    looks |= declared(element.attributes.get("style", ""), element.line)
    looks |= {name[:-1]: value for name, value in looks.items() if name.endswith("!")}
    return {name: value for name, value in looks.items() if value and value != "inherit" and not name.endswith("!")}
