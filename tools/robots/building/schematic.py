"""The wiring as a drawing and as a list: both come from the same wires, so neither can say what the other does not."""

from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 1180, 820


@dataclass(frozen=True, slots=True)
class Unit:
    """A box of the wiring drawing; ``left`` and ``right`` are its pins on these sides, from top to bottom."""

    name: str
    x: float
    y: float
    width: float
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()

    def pin(self, name: str) -> tuple[float, float, int]:
        """Where a wire ends at the pin ``name``: x, y, and whether it leaves to the left (-1) or to the right (1).

        Raises:
            KeyError: it has no such pin.
        """
        for side, pins in ((-1, self.left), (1, self.right)):
            if name in pins:
                edge = self.x if side < 0 else self.x + self.width
                return edge, self.y + 44 + 24 * pins.index(name), side
        raise KeyError(f"{self.name}: {name}")

    @property
    def height(self) -> float:
        return 44 + 24 * max(len(self.left), len(self.right))


@dataclass(frozen=True, slots=True)
class Wire:
    """A wire between two pins, each the name of a unit and of its pin; ``colour`` is what it should have.

    ``through`` is what sits in it: a resistor, a diode; empty for nothing.
    """

    start: tuple[str, str]
    end: tuple[str, str]
    colour: str
    through: str = ""


UNITS = (
    Unit("Accus 4 × Ni-MH AA", 30, 40, 150, right=("+", "-")),
    Unit("F1 fusible réarmable 1,1 A", 240, 40, 170, left=("entrée",), right=("sortie",)),
    Unit("S1 interrupteur", 470, 40, 130, left=("1",), right=("2",)),
    Unit("D1 diode Schottky 3 A", 660, 40, 160, left=("anode",), right=("cathode",)),
    Unit("Rail 5 V", 890, 40, 110, left=("V+", "GND"), right=("C1 +", "C1 -")),
    Unit("C1 470 µF 10 V", 1050, 40, 110, left=("+", "-")),
    Unit(
        "Arduino Nano",
        430,
        200,
        250,
        left=("D8", "D9", "D10", "D11", "A0", "A1", "A2", "A3", "5V", "GND"),
        right=("D2", "D3", "D4", "D5", "D6", "D7", "A4", "A5", "D12", "D13", "D0", "D1"),
    ),
    Unit("ULN2003 gauche", 140, 200, 140, left=("+", "-"), right=("IN1", "IN2", "IN3", "IN4")),
    Unit("ULN2003 droite", 140, 390, 140, left=("+", "-"), right=("IN1", "IN2", "IN3", "IN4")),
    Unit(
        "Boutons, vers GND",
        900,
        200,
        190,
        left=("ARRÊT", "pause", "avancer", "reculer", "gauche", "droite", "GO", "effacer"),
    ),
    Unit("Buzzer passif", 900, 450, 190, left=("+",), right=("GND",)),
    Unit("Lampe", 900, 540, 190, left=("+",), right=("GND",)),
    Unit("HC-05, facultatif", 900, 630, 190, left=("TXD", "RXD"), right=("VCC", "GND")),
)

_RED, _BLACK = "#c0392b", "#222222"
_COLOURS = {
    _RED: "rouge",
    _BLACK: "noir",
    "#d68910": "orange",
    "#8e44ad": "violet",
    "#2471a3": "bleu",
    "#117a65": "vert",
    "#566573": "gris",
}
_KEYS = ("ARRÊT", "pause", "avancer", "reculer", "gauche", "droite", "GO", "effacer")
_KEY_PINS = ("D2", "D3", "D4", "D5", "D6", "D7", "A4", "A5")
_COILS = ("IN1", "IN2", "IN3", "IN4")

NANO, RAIL = "Arduino Nano", "Rail 5 V"
WIRES = (
    Wire(("Accus 4 × Ni-MH AA", "+"), ("F1 fusible réarmable 1,1 A", "entrée"), _RED),
    Wire(("F1 fusible réarmable 1,1 A", "sortie"), ("S1 interrupteur", "1"), _RED),
    Wire(("S1 interrupteur", "2"), ("D1 diode Schottky 3 A", "anode"), _RED),
    Wire(("D1 diode Schottky 3 A", "cathode"), (RAIL, "V+"), _RED),
    Wire(("Accus 4 × Ni-MH AA", "-"), (RAIL, "GND"), _BLACK),
    Wire((RAIL, "C1 +"), ("C1 470 µF 10 V", "+"), _RED),
    Wire((RAIL, "C1 -"), ("C1 470 µF 10 V", "-"), _BLACK),
    Wire((RAIL, "V+"), (NANO, "5V"), _RED),
    Wire((RAIL, "GND"), (NANO, "GND"), _BLACK),
    *(Wire((RAIL, "V+"), (f"ULN2003 {side}", "+"), _RED) for side in ("gauche", "droite")),
    *(Wire((RAIL, "GND"), (f"ULN2003 {side}", "-"), _BLACK) for side in ("gauche", "droite")),
    *(Wire((NANO, f"D{8 + at}"), ("ULN2003 gauche", name), "#d68910") for at, name in enumerate(_COILS)),
    *(Wire((NANO, f"A{at}"), ("ULN2003 droite", name), "#8e44ad") for at, name in enumerate(_COILS)),
    *(Wire((NANO, pin), ("Boutons, vers GND", key), "#2471a3") for pin, key in zip(_KEY_PINS, _KEYS, strict=True)),
    Wire((NANO, "D12"), ("Buzzer passif", "+"), "#117a65"),
    Wire((NANO, "D13"), ("Lampe", "+"), "#117a65", "R1 330 Ω"),
    Wire((NANO, "D0"), ("HC-05, facultatif", "TXD"), "#566573", "D2 Schottky, trait vers TXD"),
    Wire((NANO, "D1"), ("HC-05, facultatif", "RXD"), "#566573", "R2 1 kΩ, et R3 2 kΩ à GND"),
    Wire((NANO, "D0"), (RAIL, "V+"), "#566573", "R4 10 kΩ"),
    Wire((RAIL, "GND"), ("Boutons, vers GND", "GND"), _BLACK),
    Wire((RAIL, "GND"), ("Buzzer passif", "GND"), _BLACK),
    Wire((RAIL, "GND"), ("Lampe", "GND"), _BLACK),
    Wire((RAIL, "GND"), ("HC-05, facultatif", "GND"), _BLACK),
    Wire((RAIL, "V+"), ("HC-05, facultatif", "VCC"), _RED),
)
"""Every wire. Those of the rail are not drawn but named at both ends, as in any schematic."""


def wire_list() -> tuple[tuple[str, str, str], ...]:
    """For each wire, in the order of soldering: from, to, and what sits in between."""
    return tuple((" ".join(wire.start), " ".join(wire.end), wire.through) for wire in WIRES)


def wire_table() -> str:
    """The wires to tick off while soldering, as CSV with semicolons: number, from, to, colour, in between."""
    rows = (
        f"{number};{start};{end};{_COLOURS[wire.colour]};{through}"
        for number, (wire, (start, end, through)) in enumerate(zip(WIRES, wire_list(), strict=True), start=1)
    )
    return "\n".join(("fil;de;à;couleur;à travers", *rows, ""))


def schematic() -> str:
    """The drawing of the wiring, as SVG."""
    units = {unit.name: unit for unit in UNITS}
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">',
        "<title>Câblage du robot du kit. Jamais construit.</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        '<g font-family="sans-serif">',
    ]
    lines += [line for unit in UNITS for line in _box(unit)]
    lanes = {-1: 4, 1: 4}
    for wire in WIRES:
        lines += _wire(wire, units, lanes)
    lines += ["</g>", *_notes(), "</svg>", ""]
    return "\n".join(lines)


def _box(unit: Unit) -> list[str]:
    lines = [
        (
            f'<rect x="{unit.x:g}" y="{unit.y:g}" width="{unit.width:g}" height="{unit.height:g}" rx="8" '
            'fill="#f7f9fb" stroke="#34495e" stroke-width="2"/>'
        ),
        (
            f'<text x="{unit.x + unit.width / 2:g}" y="{unit.y + 20:g}" font-size="13" font-weight="bold" '
            f'text-anchor="middle">{escape(unit.name)}</text>'
        ),
    ]
    for side, pins in ((-1, unit.left), (1, unit.right)):
        for name in pins:
            x, y, _side = unit.pin(name)
            anchor = "start" if side < 0 else "end"
            lines.append(f'<circle cx="{x:g}" cy="{y:g}" r="4" fill="#34495e"/>')
            lines.append(
                f'<text x="{x - 9 * side:g}" y="{y + 4:g}" font-size="12" text-anchor="{anchor}">{escape(name)}</text>'
            )
    return lines


def _wire(wire: Wire, units: dict[str, Unit], lanes: dict[int, int]) -> list[str]:
    rail = RAIL in (wire.start[0], wire.end[0]) and not _beside(wire)
    if rail:
        return [line for end in (wire.start, wire.end) if end[0] != RAIL for line in _label(wire, end, units)]
    x1, y1, side = units[wire.start[0]].pin(wire.start[1])
    x2, y2, _side = units[wire.end[0]].pin(wire.end[1])
    if y1 == y2:
        points = f"{x1:g},{y1:g} {x2:g},{y2:g}"
    else:
        lanes[side] -= 1  # all of them go down, so the first one takes the farthest lane and none cross
        lane = x1 + side * (64 + 12 * lanes[side])
        points = f"{x1:g},{y1:g} {lane:g},{y1:g} {lane:g},{y2:g} {x2:g},{y2:g}"
    lines = [f'<polyline points="{points}" fill="none" stroke="{wire.colour}" stroke-width="2.5"/>']
    if wire.through:
        middle = (x2 - 12, y2 - 7)
        lines.append(
            f'<text x="{middle[0]:g}" y="{middle[1]:g}" font-size="11" text-anchor="end" '
            f'fill="{wire.colour}">{escape(wire.through)}</text>'
        )
    return lines


def _beside(wire: Wire) -> bool:
    """Whether it is one of the row of the supply, or the capacitor beside the rail."""
    others = {wire.start[0], wire.end[0]} - {RAIL}
    return bool(others & {"D1 diode Schottky 3 A", "C1 470 µF 10 V"})


def _label(wire: Wire, end: tuple[str, str], units: dict[str, Unit]) -> list[str]:
    rail = wire.start[1] if wire.start[0] == RAIL else wire.end[1]
    if end[0] == "Boutons, vers GND" or (end[0] == NANO and end[1] == "D0"):
        return []  # said in the name of the box, and in the notes
    if end[0].startswith("Accus"):
        x, y, _side = units[end[0]].pin(end[1])
        return [_flag(x, y, 1, "GND", wire.colour)]
    x, y, side = units[end[0]].pin(end[1])
    return [_flag(x, y, side, rail, wire.colour)]


def _flag(x: float, y: float, side: int, text: str, colour: str) -> str:
    anchor = "start" if side > 0 else "end"
    return (
        f'<line x1="{x:g}" y1="{y:g}" x2="{x + 18 * side:g}" y2="{y:g}" stroke="{colour}" stroke-width="2.5"/>'
        f'<text x="{x + 22 * side:g}" y="{y + 4:g}" font-size="12" font-weight="bold" text-anchor="{anchor}" '
        f'fill="{colour}">{text}</text>'
    )


def _notes() -> list[str]:
    said = (
        "V+ et GND écrits au bout d'un fil : ce fil va au rail. Jamais construit : vérifiez tout au multimètre.",
        "Entre D0 et V+ : R4 10 kΩ. D2 laisse le HC-05 tirer D0 vers le bas, jamais le tenir en haut : le câble passe.",
        "D1 protège d'accus posés à l'envers. Avec la diode du Nano, USB et accus restent branchés ensemble.",
        "Seulement 4 accus Ni-MH. Quatre piles alcalines neuves dépassent 6 V : interdites.",
    )
    return [
        f'<text x="40" y="{HEIGHT - 90 + 22 * place}" font-size="14" font-family="sans-serif">{escape(text)}</text>'
        for place, text in enumerate(said)
    ]
