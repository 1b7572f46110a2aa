"""Files made to take a reader's time or memory: as large as files may be, or with as many values as they may hold."""

from collections.abc import Callable
from itertools import accumulate

from beebot.loader.markup.nodes import MAX_VALUES
from beebot.loader.markup.source import MAX_BYTES
from tests.beebot.content import LESSON, PATH

HEAD = LESSON[: LESSON.index("defis:\n")] + "defis:\n"
ONE = "  - id: a\n    consigne: x\n    tapis: petit\n    depart: {case: A1, vers: est}\n"
FLOW = "consigne: x, tapis: petit, depart: {case: A1, vers: est}, arrivee: B1"
SPUN = "répéter 9 [ répéter 2 [ " + "gauche " * 8 + "]] "
FURTHER = "[" + ", ".join(f"{{case: {column}1}}" for column in "BCDEFGHIJKLMNOPQRSTU") + "]"
WIDE = ONE.replace("petit", "{largeur: 26, hauteur: 26}")

Unit = str | Callable[[int], str]


def many(unit: Unit, head: str = "", tail: str = "", values: int = 0) -> str:
    """``head``, ``unit`` as often as may be, and ``tail``; ``values`` are those of one unit, where they limit it."""
    room = MAX_BYTES - len((head + tail).encode())
    most = (MAX_VALUES - 100) // values if values else room
    if isinstance(unit, str):
        return head + unit * min(most, room // len(unit.encode())) + tail
    units = list(map(unit, range(min(most, room // len(unit(0).encode())))))
    ends = accumulate(len(each.encode()) for each in units)
    return head + "".join(each for each, end in zip(units, ends, strict=True) if end <= room) + tail


def items(key: str, item: str, values: int, before: str = "") -> str:
    """A lesson with one challenge, whose ``key`` lists ``item`` as often as may be."""
    return many(f"{item},", f"{HEAD}{ONE}{before}    {key}: [", "]\n", values)


SYNTAX = {
    "brackets": many("["),
    "braces": many("{"),
    "dashes": many("- "),
    "keys in keys": many("? "),
    "indented": "".join(f"{' ' * depth}a:\n" for depth in range(700)),
    "documents": many("---\n"),
    "aliases": many("- *a\n", "- &a x\n"),
    "tags": many("- !a x\n"),
    "merges": many("<<: a\n"),
    "key again": many("a: b\n"),
    "no-break spaces": many(lambda number: f"a\N{NO-BREAK SPACE}{number}: b\n"),
    "directives": many("%a\n"),
    "comments": many("#\n"),
    "tabs": many("\t"),
    "empty lines": many("\n"),
    "never closed": many("x\n ", 'a: "'),
    "long key": many("x", "", ": a"),
    "escapes": many("\\n", 'a: "', '"'),
    "folded": many("  x\n", "a: >\n"),
    "values": many("a,", "[", "a]"),
    "lists": many("[],", "[", "[]]"),
}
"""Refused by the text or by its YAML, or nothing at all."""

KEYS = {
    "keys": many(lambda number: f"k{number}: b\n", values=2),
    "nearly known keys": many(lambda number: f"titr{number}: b\n", LESSON, values=2),
    "nearly known keys of a challenge": many(lambda number: f"    cible{number}: b\n", LESSON, values=2),
    "values that are lists": many("[],", "[", "[]]", values=1),
    "empty maps": many("{},", "[", "{}]", values=1),
    "long title": LESSON.replace('"Essai"', '"' + "é  " * 60_000 + '"'),
    "words": many("x,", LESSON.replace('mots: ["case", "pivoter"]', "mots: ["), "]", values=1),
    "no steps": LESSON.replace("    - {minutes: 5", "    - x\n" * 18_000 + "    - {minutes: 5"),
    "targets": items("cibles", "{case: B1}", 3),
    "targets off the mat": items("cibles", "{case: Z9}", 3),
    "no targets": items("cibles", "a", 1),
    "passages": items("passages", "b", 1),
    "obstacles": items("obstacles", "x", 1),
    "obstacles off the mat": items("obstacles", "Z9", 1),
    "walls": items("murs", "[A1,A3]", 3),
    "walls off the mat": items("murs", "[Z1,Z2]", 3),
    "nearly known words": items("touches", "avance", 1),
    "long words": items("touches", "avancergauchedroitepausereculer", 1),
    "hints": items("indices", "[]", 1),
    "choices": items("programmes", "↑", 1, "    genre: choisir\n    arrivee: B1\n"),
}
CHALLENGES = {
    "of nothing": many("  -\n", HEAD, values=1),
    "of one word": many("  - a\n", HEAD, values=1),
    "without keys": many("  - {}\n", HEAD, values=1),
    "of one id": many(f"  - {{id: a, {FLOW}}}\n", HEAD, values=15),
    "all sound": many(lambda number: f"  - {{id: a{number}, {FLOW}}}\n", HEAD, values=15),
    "on unknown mats": many(
        lambda number: f"  - {{id: a{number}, {FLOW.replace('petit', f'peti{number}')}}}\n", HEAD, values=15
    ),
    "with every fault": many(
        lambda number: (
            f"  - {{id: a{number}, consigne: [], tapis: {{}}, depart: {{case: Z, vers: es}}, arrive: B,"
            f" genre: programe, touche: [avance], cible: x}}\n"
        ),
        HEAD,
        values=22,
    ),
    "with anchors": many(lambda number: f"  - {{id: &a a{number}}}\n", HEAD),
    "with long choices": many(
        lambda number: (
            WIDE.replace("id: a", f"id: a{number}")
            + f"    genre: choisir\n    imbriquer: true\n    ordre: impose\n    cibles: {FURTHER}\n    programmes: ["
            + ", ".join(f'"{SPUN}{"avancer " * (20 - less)}"' for less in range(4))
            + "]\n"
        ),
        HEAD,
        values=200,
    ),
    "that run for ever": many(
        lambda number: (
            WIDE.replace("id: a", f"id: a{number}")
            + "    genre: deboguer\n    repeter: true\n    cibles: [{case: C1}, {case: B1}]\n    ordre: impose\n"
            + f'    programme: "répéter 9 [ répéter 9 [ {"gauche " * 184} ]] avancer avancer"\n'
        ),
        HEAD,
        values=200,
    ),
}
"""Many challenges in one lesson."""

PROGRAMS = {
    "arrows": ("prevoir", "↑" * 85_000),
    "words": ("prevoir", "pause " * 43_000),
    "one word": ("prevoir", "x" * 260_000),
    "holes": ("completer", "_" * 260_000),
    "repeats never closed": ("prevoir", "répéter 2 [ " * 18_000),
    "repeats": ("prevoir", "répéter 2 [↑]" * 15_000),
}
FILES = {
    **SYNTAX,
    **KEYS,
    **{f"challenges {name}": text for name, text in CHALLENGES.items()},
    **{
        f"program of {name}": f'{HEAD}{ONE}    genre: {genre}\n    programme: "{text}"\n'
        for name, (genre, text) in PROGRAMS.items()
    },
}
PATHS = {
    "the same lesson": many("  - essai.yaml\n", PATH, values=1),
    "unknown lessons": many(lambda number: f"  - esai{number}.yaml\n", PATH, values=1),
    "no lessons": many("  - a\n", PATH, values=1),
}
"""Files of ``parcours``."""
