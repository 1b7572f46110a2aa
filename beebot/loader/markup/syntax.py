"""PyYAML's errors in French, with the place where the person should look, which is not always where YAML fails."""

import re
from collections.abc import Callable
from typing import Any, Protocol

import yaml

from beebot.errors import shown
from beebot.i18n import gettext as _
from beebot.loader.markup.look_alikes import Place, look_alike
from beebot.loader.markup.source import lines_of

MAX_DEPTH = 20
"""How many lists and blocks of keys may lie in one another; a séance needs eight."""


class Quoted(Protocol):
    """PyYAML's event of a quoted text: its quote sign, and the marks of its start and of its end."""

    style: str
    start_mark: Any
    end_mark: Any


def explain(error: yaml.MarkedYAMLError, text: str, last_quoted: Quoted | None) -> Place:
    """Where the YAML ``error`` is and what to do; ``last_quoted`` is the last quoted text before it."""
    mark: Any = error.problem_mark or error.context_mark
    lines = [*lines_of(text), ""]
    if place := look_alike(lines, mark.line) or _quote_closed_early(mark, last_quoted):
        return place
    problem = error.problem or ""
    if place := _comma_missing(error, lines[mark.line]):
        return place
    if error.context_mark:
        for pattern, sentence in _AT_CONTEXT:
            if re.search(pattern, f"{error.context}: {problem}"):
                return _place(error.context_mark, sentence())
    for pattern, sentence in _AT_PROBLEM:
        if re.search(pattern, problem):
            return _place(mark, sentence())
    return _place(mark, _misplaced(problem, lines[mark.line][: mark.column]))


def too_deep() -> str:
    """The sentence for blocks nested deeper than ``MAX_DEPTH``."""
    return _("plus de {limit} niveaux l'un dans l'autre ; simplifiez").format(limit=MAX_DEPTH)


def _quote_closed_early(mark: Any, quoted: Quoted | None) -> Place | None:
    """A text that goes on right after its closing quote, as in ``'L'abeille'``."""
    if quoted is None or quoted.end_mark.index != mark.index:
        return None
    if quoted.start_mark.line != quoted.end_mark.line:
        return _place(
            quoted.start_mark,
            _("guillemet ouvert ici et fermé seulement ligne {line} ; fermez-le à la fin de la phrase").format(
                line=quoted.end_mark.line + 1
            ),
        )
    if quoted.style == "'":
        return _place(mark, _("l'apostrophe ferme la phrase trop tôt ; entourez la phrase de guillemets doubles"))
    return _place(
        mark, _("le guillemet ferme la phrase trop tôt ; à l'intérieur, écrivez les guillemets français « et »")
    )


def _comma_missing(error: yaml.MarkedYAMLError, line: str) -> Place | None:
    """Two items without a comma between them, in brackets or braces that end on the ``line`` where they begin."""
    begin: Any = error.context_mark
    end: Any = error.problem_mark
    close = re.search(r"expected ',' or '([\]}])'", error.problem or "")
    if close is None or begin.line != end.line or close[1] not in line[end.column :]:
        return None
    before, rest = line[: end.column], line[end.column :]
    if rest[0] == ":":
        key = re.search(r"[^\s:;][\s;]+([\w\"'-]+)$", before)
        if key is None:
            return _place(end, _in_a_sentence())
        before, rest = before[: key.start(1)], key[1]
    word = re.match(r"[^\s:,\]}]+", rest)
    if word is None:
        return None
    message = _("il manque une virgule avant « {word} » ; ajoutez-la")
    return end.line + 1, len(before) + 1, message.format(word=shown(word[0]))


def _misplaced(problem: str, before: str) -> str:
    """What to say of something that stands where it cannot; ``before`` is what precedes it on its line."""
    if not before.strip():
        return _("ligne mal alignée ; mettez au début autant d'espaces qu'à ses voisines")
    if "mapping values are not allowed" not in problem:
        return _("signe inattendu ; si c'est une phrase, mettez-la entre guillemets")
    if ":" in before:
        return _in_a_sentence()
    return _("« : » inattendu ; vérifiez l'alignement de cette ligne et la fin de la précédente")


def _in_a_sentence() -> str:
    return _("« : » au milieu d'une phrase ; mettez la phrase entre guillemets")


def _place(mark: Any, sentence: str) -> Place:
    return mark.line + 1, mark.column + 1, sentence


_Sentences = tuple[tuple[str, Callable[[], str]], ...]

_AT_CONTEXT: _Sentences = (
    (
        r"escape|hexa?decimal",
        lambda: _("« \\ » interdit entre guillemets doubles ; enlevez-le, ou écrivez « / »"),
    ),
    (
        r"(quoted|double-quoted|single-quoted) scalar: found unexpected",
        lambda: _("guillemet ouvert ici et jamais fermé ; fermez-le à la fin de la phrase"),
    ),
    (
        r"flow sequence: ",
        lambda: _("« [ » ouvert ici et jamais fermé ; vérifiez les virgules et ajoutez « ] »"),
    ),
    (
        r"flow mapping: ",
        lambda: _("« { » ouvert ici et jamais fermé ; vérifiez les virgules et ajoutez « } »"),
    ),
    (
        r"simple key: could not find expected ':'",
        lambda: _("il manque « : » suivi d'une espace après cette clé"),
    ),
)
"""Errors best shown where the thing that failed began."""

_AT_PROBLEM: _Sentences = (
    (
        r"nesting depth",
        too_deep,
    ),
    (
        r"node content",
        lambda: _("il manque une valeur ici ; vérifiez virgules, crochets et accolades"),
    ),
    (
        r"incompatible YAML|directive",
        lambda: _("« % » en début de ligne est refusé ; enlevez cette ligne"),
    ),
    (
        r"sequence entries are not allowed",
        lambda: _("« - » inattendu ; mettez chaque élément de la liste sur sa ligne"),
    ),
    (
        r"start any token|alphabetic|tag|alias|expected.* comment or|chomping|mapping keys are not allowed",
        lambda: _("une phrase ne peut pas commencer par ce signe ; mettez-la entre guillemets"),
    ),
)
"""Errors best shown where YAML stopped."""
