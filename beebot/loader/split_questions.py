"""One item of ``defis`` that asks two things of a run that is watched, ``repondre: [bande, case]``, as two challenges.

A child answers one question at a time: each has its page, its ending and its flower. What the author wrote once stands
in both, so every later message points to the line that was written.
"""

from typing import Annotated, Any

from beebot.challenge import Genre, Observed
from beebot.i18n import gettext as _
from beebot.loader.markup.nodes import Mapping, Node, Scalar, Sequence, scalar_at, with_value
from beebot.loader.values import Checked, one_of, refusal

_ASKED = "repondre"
_ELSEWHERE = {Observed.STRIP.value: "orientation", Observed.CELL.value: "programmes"}
"""By what is asked, the key that belongs to the other question."""


def with_questions_apart(tree: Node) -> Node:
    """A séance's ``tree`` in which each challenge asks one thing; any other tree unchanged.

    The first challenge keeps its id. The second has the word of what it asks behind it, as in ``le-pirate-case``.
    ``consigne`` may be one sentence for both, or a list of one for each.
    """
    items = tree.get("defis") if isinstance(tree, Mapping) else None
    if not isinstance(items, Sequence) or not any(map(_asks_both, items)):
        return tree
    apart = Sequence(each for item in items for each in _apart(item))
    apart.start = items.start
    return with_value(tree, ("defis",), apart)


def _asks_both(item: Node) -> bool:
    if not isinstance(item, Mapping) or item.get("genre") != Genre.OBSERVE.value:
        return False
    asked = item.get(_ASKED)
    return isinstance(asked, Sequence) and sorted(map(str, asked)) == sorted(_ELSEWHERE)


def _apart(item: Node) -> tuple[Node, ...]:
    if not _asks_both(item):
        return (item,)
    assert isinstance(item, Mapping)
    return tuple(_asking(item, place) for place in range(len(_ELSEWHERE)))


def _asking(item: Mapping, place: int) -> Node:
    asked, task, name = (item.get(key) for key in (_ASKED, "consigne", "id"))
    assert isinstance(asked, Sequence)
    word = asked[place]
    one = with_value(item, (_ASKED,), word)
    if _ELSEWHERE[str(word)] in item:
        one = with_value(one, (_ELSEWHERE[str(word)],), None)
    if isinstance(task, Sequence) and len(task) == len(asked):
        one = with_value(one, ("consigne",), task[place])
    if place and isinstance(name, Scalar):
        one = with_value(one, ("id",), scalar_at(name.start, f"{name}-{word}"))
    return one


_WORD = one_of({seen.value: seen for seen in Observed})
_WORDS = {"type": "string", "enum": [seen.value for seen in Observed]}
_BOTH = {"type": "array", "items": _WORDS, "minItems": 2, "maxItems": 2, "uniqueItems": True}


def _check_seen(value: object) -> Observed:
    if isinstance(value, list):  # two things were made two challenges before this
        raise refusal(_("écrivez bande, case, ou les deux, [bande, case], dans le genre observer"))
    return _WORD.check(value)


ObservedWord = Annotated[Observed, Checked(_check_seen, {"anyOf": [_WORDS, _BOTH]})]
"""What is asked of a run that was watched."""


def one_task_or_two(schema: dict[str, Any]) -> None:
    """Let ``consigne`` in ``schema`` be one sentence, or a list of two for a challenge that asks two things."""
    task = schema["properties"]["consigne"]
    one = {key: task.pop(key) for key in ("$ref", "allOf", "anyOf") if key in task}
    both = {"type": "array", "items": one, "minItems": 2, "maxItems": 2}
    schema["properties"]["consigne"] = task | {"anyOf": [one, both]}
