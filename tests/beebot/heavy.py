"""Challenges that are sound, and as heavy as a file may hold: what takes the solver most time or most memory.

Each is the text of one item of a lesson's ``defis``; ``lesson`` makes a whole file of some.
"""

from collections.abc import Iterable

from tests.beebot.hostile import HEAD

SIDE = 26
"""Cells along each side of the largest mat."""


def _name(column: int, row: int) -> str:
    return f"{chr(ord('A') + column)}{row + 1}"


def _spread(count: int, side: int) -> list[str]:
    """So many different cells, here and there on a square mat, never its first."""
    places = [(7 * number + 5) % (side * side - 1) + 1 for number in range(0, 31 * count, 31)]
    return [_name(place % side, place // side) for place in dict.fromkeys(places)]


def _targets(count: int, side: int, *, pause: bool = False) -> str:
    more = ", pause: true" if pause else ""
    return "[" + ", ".join(f"{{case: {cell}{more}}}" for cell in _spread(count, side)) + "]"


def _serpentine(side: int) -> str:
    """Walls that leave one way through, along every row and back along the next."""
    walls = [
        f"[{_name(column, row)}, {_name(column, row + 1)}]"
        for row in range(side - 1)
        for column in range(side)
        if column != (side - 1 if row % 2 == 0 else 0)
    ]
    return "[" + ", ".join(walls) + "]"


def _item(name: str, side: int, **keys: str) -> str:
    lines = [f"  - id: {name}", "    consigne: x", f"    tapis: {{largeur: {side}, hauteur: {side}}}"]
    lines += [f"    {key}: {value}" for key, value in {"depart": "{case: A1, vers: nord}", **keys}.items()]
    return "\n".join(lines) + "\n"


_LAST = _name(SIDE - 1, SIDE - 1)
_ALL_KEYS = "[avancer, reculer, gauche, droite, pause]"
_HALVES = "[avancer, reculer, gauche, droite, pause, gauche45, droite45]"
_WALK = " ".join(["avancer"] * 24 + ["droite"] + ["avancer"] * 20)

HEAVY: dict[str, dict[str, str | int]] = {
    "targets": {"side": 26, "cibles": _targets(11, 26), "arrivee": _LAST},
    "pauses": {"side": 26, "cibles": _targets(11, 26, pause=True), "touches": _ALL_KEYS},
    "too-many-targets": {"side": 26, "cibles": _targets(20, 26), "passages": f"[{', '.join(_spread(40, 26)[20:])}]"},
    "passages": {"side": 12, "cibles": _targets(1, 12), "passages": f"[{', '.join(_spread(13, 12)[1:])}]"},
    "dense": {"side": 12, "cibles": _targets(13, 12)},
    "serpentine": {"side": 26, "cibles": _targets(11, 26), "murs": _serpentine(26)},
    "repeats": {"side": 26, "cibles": _targets(2, 26), "repeter": "true"},
    "repeats-many": {"side": 26, "cibles": _targets(11, 26), "repeter": "true", "touches": _ALL_KEYS},
    "repeats-serpentine": {"side": 20, "cibles": _targets(11, 20), "murs": _serpentine(20), "repeter": "true"},
    "repeats-few-cards": {"side": 26, "cibles": _targets(5, 26), "repeter": "true", "max_instructions": "12"},
    "holes-given": {
        "side": 26,
        "genre": "completer",
        "cibles": _targets(11, 26),
        "touches": _ALL_KEYS,
        "programme": f'"{"_ ↑ _ ↶ _ ↓ _ ⏸ _ ↷ " * 20}"',
    },
    "holes": {"side": 26, "genre": "completer", "cibles": _targets(11, 26), "programme": f'"{"_" * 200}"'},
    "debug": {"side": 26, "genre": "deboguer", "cibles": _targets(11, 26), "programme": f'"{_WALK}"'},
    "trail": {"side": 26, "genre": "reproduire", "programme": f'"{_WALK}"', "repeter": "true"},
    "choice": {
        "side": 26,
        "genre": "choisir",
        "arrivee": "A26",
        "programmes": '["'
        + '", "'.join(f"{'gauche ' * 170}droite droite {'avancer ' * (25 - less)}" for less in range(4))
        + '"]',
    },
    "free": {"side": 26, "genre": "libre", "repeter": "true"},
    "pair-meet": {
        "side": 26,
        "genre": "a_deux",
        "autre": f"{{depart: {{case: {_LAST}, vers: sud}}}}",
        "but": "rencontre",
    },
    "pair-swap": {
        "side": 20,
        "genre": "a_deux",
        "autre": f"{{depart: {{case: {_name(19, 19)}, vers: sud}}}}",
        "but": "echange",
    },
    "pair-targets": {
        "side": 16,
        "genre": "a_deux",
        "cibles": _targets(2, 16),
        "autre": f"{{depart: {{case: {_name(15, 15)}, vers: sud}}}}",
        "but": "echange",
    },
    "pair-corridor": {
        "side": 16,
        "genre": "a_deux",
        "murs": _serpentine(16),
        "autre": f"{{depart: {{case: {_name(15, 15)}, vers: sud}}}}",
        "but": "rencontre",
        "touches": _ALL_KEYS,
    },
    "pair-halves": {
        "side": 12,
        "genre": "a_deux",
        "autre": "{depart: {case: L12, vers: sud-ouest}}",
        "but": "echange",
        "touches": _HALVES,
    },
    "repeats-halves": {"side": 26, "cibles": _targets(4, 26), "touches": _HALVES, "repeter": "true"},
    "walled-in": {
        "side": 26,
        "cibles": _targets(11, 26),
        "arrivee": _LAST,
        "obstacles": f"[{_name(24, 25)}, {_name(25, 24)}]",
    },
}
"""What stands in the item of each; ``side`` is that of its mat."""


def item(kind: str, name: str = "") -> str:
    """The item of a lesson, called ``name`` or as its kind."""
    keys = {key: str(value) for key, value in HEAVY[kind].items() if key != "side"}
    return _item(name or kind, int(HEAVY[kind]["side"]), **keys)


def lesson(kinds: Iterable[str]) -> str:
    """A file with a challenge of each of ``kinds``, which may come more than once."""
    return HEAD + "".join(item(kind, f"{kind}-{number}") for number, kind in enumerate(kinds, start=1))
