"""Where each thing has its room inside the robot's body, and a drawing of that from above.

In millimetres from the middle of the floor's upper face: x to the robot's right, y ahead, z up. How large a thing is
is what such parts commonly measure, not measured by us: who builds one measures first.
"""

from dataclasses import dataclass
from html import escape
from itertools import combinations

from tools.robots.building.body import (
    HEIGHT,
    KEYS,
    NANO,
    NANO_APART,
    ROD,
    STOP,
    SWITCH,
    SWITCH_AT,
    Body,
    DoesNotFitError,
)

_KEY, _KEY_DEEP = 16.0, 20.0
"""A push button under the back: its nut, and how far it reaches down with its lugs."""
_STOP, _STOP_DEEP = 26.0, 40.0
_SWITCH_DEEP = 22.0
_MOTOR_DEEP, _WIRES = 19.0, (17.0, 5.0)
"""A motor behind its wall; above its case the cap of its wires, so wide and so high."""
_EARS = (42.0, 8.0, 6.0)
"""A motor's ears with their screws: from end to end, how high, and how far from the wall with a nut."""
_CELLS = (58.0, 62.0)
_BOARD = (32.0, 12.0, 35.0)
"""A ULN2003 board, upright: across, deep, high."""
_RADIO_LONG = 36.0
_STRIP = (24.0, 16.0, 16.0)
_BUZZER = (14.0, 12.0, 10.0)
_COLOURS = ("#d6eaf8", "#fdebd0", "#d5f5e3", "#fadbd8", "#e8daef", "#fcf3cf")
_SCALE, _WIDE, _HIGH = 4.0, 860, 660


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing in the body: its name, and the box around it by two corners, ``low`` and ``high``, each (x, y, z)."""

    name: str
    low: tuple[float, float, float]
    high: tuple[float, float, float]

    def meets(self, other: "Thing") -> bool:
        """Whether the boxes of both overlap; faces may touch."""
        return all(self.low[n] < other.high[n] - 1e-9 and other.low[n] < self.high[n] - 1e-9 for n in range(3))


def things(body: Body) -> tuple[Thing, ...]:
    """Everything that has its place in ``body``, from the floor up."""
    return (*_on_the_floor(body), *_at_the_sides(body), *_under_the_back(body))


def check_room(body: Body) -> None:
    """Make sure that no two things in ``body`` overlap.

    Raises:
        DoesNotFitError: two things want the same room.
    """
    for one, other in combinations(things(body), 2):
        if one.meets(other):
            sentence = "avec ces mesures, « {one} » et « {other} » se touchent ; changez-en une"
            raise DoesNotFitError(sentence.format(one=one.name, other=other.name))


def _on_the_floor(body: Body) -> tuple[Thing, ...]:
    inner, end = body.width / 2 - body.measures.thickness, body.inner_end
    rear, (across, deep, high) = body.nano_rear, NANO
    half, long = _CELLS[0] / 2, _CELLS[1] / 2
    strip, strip_deep, strip_high = _STRIP
    boards = ((-_BOARD[0], 0.0, "ULN2003 gauche"), (0.0, _BOARD[0], "ULN2003 droite"))
    upright = [Thing(name, (a, end - _BOARD[1], 0.0), (b, end, _BOARD[2])) for a, b, name in boards]
    before = end - _BOARD[1] - strip_deep - NANO_APART
    return (
        Thing("accus", (-half, -long, -body.measures.thickness), (half, long, body.cells_top)),
        Thing("Nano", (inner - across, rear, 0.0), (inner, rear + deep, high)),
        Thing("HC-05", (-inner, rear, 0.0), (_RADIO_LONG - inner, rear + deep, high)),
        *upright,
        Thing("F1, D1, C1", (-8.0 - strip, before, 0.0), (-8.0, before + strip_deep, strip_high)),
        Thing("rail V+ et GND", (8.0, before, 0.0), (8.0 + strip, before + strip_deep, strip_high)),
        Thing("buzzer", (14.0, -46.0, 0.0), (14.0 + _BUZZER[0], -46.0 + _BUZZER[1], _BUZZER[2])),
    )


def _at_the_sides(body: Body) -> tuple[Thing, ...]:
    motor, inner = body.measures.motor, body.width / 2 - body.measures.thickness
    low, high = (body.axle[1] + motor.offset + way * motor.case / 2 for way in (-1, 1))
    wide, cap = _WIRES
    long, ear, far = _EARS
    middle = body.axle[1] + motor.offset
    found = []
    for side, name in ((-1, "gauche"), (1, "droit")):
        across = sorted((side * (inner - _MOTOR_DEEP), side * inner))
        ears = sorted((side * (inner - far), side * inner))
        half = motor.case / 2
        found += [
            Thing(f"moteur {name}", (across[0], -half, low), (across[1], half, high)),
            Thing(f"fils du moteur {name}", (across[0], -wide / 2, high), (across[1], wide / 2, high + cap)),
            Thing(f"oreille avant {name}", (ears[0], half, middle - ear / 2), (ears[1], long / 2, middle + ear / 2)),
            Thing(
                f"oreille arrière {name}", (ears[0], -long / 2, middle - ear / 2), (ears[1], -half, middle + ear / 2)
            ),
        ]
    return tuple(found)


def _under_the_back(body: Body) -> tuple[Thing, ...]:
    top, end = HEIGHT, body.inner_end
    keys = [
        Thing(name, (x - _KEY / 2, y - _KEY / 2, top - _KEY_DEEP), (x + _KEY / 2, y + _KEY / 2, top))
        for name, (x, y) in KEYS
    ]
    x, y, _across = STOP
    half = _STOP / 2
    along, high = SWITCH_AT
    wide, tall = SWITCH
    rods = (Thing("tige", (a - ROD / 2, b - ROD / 2, 0.0), (a + ROD / 2, b + ROD / 2, top)) for a, b in body.rods)
    return (
        *keys,
        Thing("ARRÊT", (x - half, y - half, top - _STOP_DEEP), (x + half, y + half, top)),
        Thing(
            "interrupteur",
            (along - wide / 2, -end, high - tall / 2),
            (along + wide / 2, _SWITCH_DEEP - end, high + tall / 2),
        ),
        *rods,
    )


def inside(body: Body) -> str:
    """A drawing of what is inside ``body``, as SVG: two levels seen from above, the front at the top."""
    floors = (
        (220, "Sous le dos : les touches, l'interrupteur", [*_at_the_sides(body), *_under_the_back(body)]),
        (640, "Sur le plancher et la trappe", [*_on_the_floor(body), *_rods_only(body)]),
    )
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE}" height="{_HIGH}">',
        "<title>Où va chaque chose dans le robot du kit. Jamais construit.</title>",
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#ffffff"/>',
    ]
    for x, title, shown in floors:
        lines += [_text(x, 30, title, 17), *_walls(body, x)]
        lines += [_box(thing, x, place) for place, thing in enumerate(shown)]
    lines.append(
        _text(_WIDE / 2, _HIGH - 14, "vu de dessus, l'avant en haut ; la prise USB sort à droite, derrière la roue", 14)
    )
    return "\n".join((*lines, "</svg>", ""))


def _rods_only(body: Body) -> list[Thing]:
    return [thing for thing in _under_the_back(body) if thing.name == "tige"]


def _walls(body: Body, x: float) -> list[str]:
    half, end = body.width / 2 * _SCALE, (body.inner_end + body.measures.thickness) * _SCALE
    return [
        (
            f'<rect x="{x - half:.1f}" y="{340 - end:.1f}" width="{2 * half:.1f}" height="{2 * end:.1f}" '
            'fill="#f3dfb8" stroke="#7a5a22" stroke-width="12" stroke-linejoin="round"/>'
        )
    ]


def _box(thing: Thing, x: float, place: int) -> str:
    left, right = x + thing.low[0] * _SCALE, x + thing.high[0] * _SCALE
    top, bottom = 340 - thing.high[1] * _SCALE, 340 - thing.low[1] * _SCALE
    fill = _COLOURS[place % len(_COLOURS)]
    rect = (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" rx="4" '
        f'fill="{fill}" stroke="#444444"/>'
    )
    name = "moteur" if thing.name.startswith("fils") else thing.name
    if name.startswith(("moteur ", "oreille", "tige")):
        return rect  # the cap of its wires has the motor's name, and the others need none
    size = min(14.0, 1.75 * (right - left) / len(name))
    return rect + _text((left + right) / 2, (top + bottom) / 2 + size / 3, name, size)


def _text(x: float, y: float, text: str, size: float) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" font-family="sans-serif" '
        f'text-anchor="middle">{escape(text)}</text>'
    )
