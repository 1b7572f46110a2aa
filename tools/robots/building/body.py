"""The body: a box of walls between a floor and a back, held by four threaded rods, with two wheels of three discs each.

All of it follows from a few measures that a workshop may change. Those of the motor are of its drawing (28BYJ-48,
Kiatronics), read and not measured by us.
"""

from dataclasses import dataclass
from itertools import combinations

from beebot.errors import KitError
from tools.robots.building.shapes import Disc, Part, Plate, Point, Shape, Slab, tabbed


class DoesNotFitError(KitError):
    """No robot can be built with these measures."""


@dataclass(frozen=True, slots=True)
class Motor:
    """The measures of a motor that the wall must leave room for, in millimetres."""

    boss: float = 9.4
    """The collar around its shaft, with room."""
    offset: float = 8.0
    """From its shaft to the middle of its case."""
    screws: float = 35.0
    """From one ear to the other."""
    screw: float = 4.2
    case: float = 28.2
    shaft: float = 5.0
    flat: float = 3.0
    """Across the two flat sides of its shaft."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What a builder may change, in millimetres: the sheet, the laser's beam, wheels with their rings, the motor."""

    thickness: float = 3.0
    kerf: float = 0.15
    play: float = 0.1
    """How much longer and wider a slot is than the tab that goes through it."""
    wheel: float = 65.0
    """Across the rubber, as it rolls: the firmware reckons with 65."""
    ring: float = 3.0
    """The thickness of the rubber ring, an O-ring: it lies between two discs, as far apart as the sheet is thick."""
    track: float = 100.0
    """From the middle of one ring to the middle of the other."""
    length: float = 138.0
    clearance: float = 10.0
    """Between ground and floor."""
    motor: Motor = Motor()


GAP = 1.5
"""Between a wheel and the wall beside it."""
HEIGHT = 54.0
"""Inside, from floor to back: a red button needs 40, a holder of four cells 30."""
TAB = 14.0
ROD = 3.2
_EDGE = 5.0
"""From the wall to the edge of floor and back."""
_WEB = 2.5
"""The least wood between two holes."""
CORNER = 12.0
HATCH = (62.0, 66.0)
"""The opening for a flat holder of four cells side by side, 58 by 62."""
CELLS_HIGH = 16.0
"""How high that holder stands on its lid, which is screwed on from below."""
LIP = 9.0
KEY = 12.2
KEYS: tuple[tuple[str, Point], ...] = (
    ("avancer", (0.0, 40.7)),
    ("gauche", (-24.0, 22.5)),
    ("GO", (0.0, 22.5)),
    ("droite", (24.0, 22.5)),
    ("reculer", (0.0, 0.0)),
    ("effacer", (-24.0, -23.5)),
    ("pause", (24.0, -23.5)),
)
"""Where the keys are on the back, from its middle; 12 mm push buttons. None hangs over a motor."""
STOP = (0.0, -32.0, 24.2)
"""The red button: a 24 mm arcade button."""
LAMP = (0.0, 54.0, 5.1)
RIGHT = "flanc droit"
SWITCH = (20.0, 13.2)
SWITCH_AT = (-23.5, 30.0)
"""Its middle in the rear wall: to the right of the robot's middle, and above the floor."""
USB = (10.0, 14.0)
NANO = (45.0, 8.0, 18.0)
"""An Arduino Nano on its long edge, wires soldered: across the robot, along it, and high."""
NANO_APART = 1.0
_RING_PRESSED = 0.4
"""How much thicker than the sheet a ring may be: rubber gives way so far."""


@dataclass(frozen=True, slots=True)
class Body:
    """The robot's body, worked out from its ``measures``; all lengths are in millimetres."""

    measures: Measures

    @property
    def width(self) -> float:
        """The distance between the outer faces of the two walls that carry the motors."""
        return self.measures.track - 3 * self.measures.thickness - 2 * GAP

    @property
    def axle(self) -> Point:
        """The axle's place in a side wall, from its lower corner: mid-length, and a wheel's radius above ground."""
        m = self.measures
        return m.length / 2 - _EDGE, m.wheel / 2 - m.clearance - m.thickness

    @property
    def side_tabs(self) -> tuple[float, ...]:
        return self.wall * 0.2, self.wall * 0.8

    @property
    def wall(self) -> float:
        """The length of the side walls."""
        return self.measures.length - 2 * _EDGE

    @property
    def inner_end(self) -> float:
        """The distance from the body's middle to the inner face of the front and rear walls."""
        return self.wall / 2 - self.measures.thickness

    @property
    def cells_top(self) -> float:
        """How high above the floor the batteries' holder reaches."""
        return CELLS_HIGH - self.measures.thickness

    @property
    def end_wall(self) -> float:
        """The length of the front and rear walls, which stand between the side walls."""
        return self.width - 2 * self.measures.thickness

    @property
    def end_tabs(self) -> tuple[float, ...]:
        return self.end_wall * 0.28, self.end_wall * 0.72

    @property
    def rods(self) -> tuple[Point, ...]:
        """The places of the four rods, in the corners of the box, inside its walls."""
        x = self.width / 2 - self.measures.thickness - ROD / 2 - _WEB
        y = self.measures.length / 2 - _EDGE - self.measures.thickness - ROD / 2 - _WEB
        return (x, y), (-x, y), (-x, -y), (x, -y)

    @property
    def nano_rear(self) -> float:
        """How far from the body's middle the rear of the Nano is: just ahead of the rods."""
        return ROD / 2 + NANO_APART - self.rods[0][1]

    @property
    def usb_at(self) -> Point:
        """The middle of the Nano's socket in the right wall, from the wall's lower corner at the rear."""
        return self.nano_rear + NANO[1] / 2 + self.wall / 2, NANO[2] / 2

    def side_notches(self) -> tuple[float, ...]:
        """Where floor and back have notches for the tabs of the side walls, as distances from their middle."""
        return tuple(along - (self.measures.length / 2 - _EDGE) for along in self.side_tabs)

    def end_slots(self) -> tuple[Slab, ...]:
        """The slots in floor and back for the tabs of the front and rear walls."""
        m = self.measures
        y = m.length / 2 - _EDGE - m.thickness / 2
        across = [along - self.end_wall / 2 for along in self.end_tabs]
        return tuple(Slab(at, end * y, TAB + m.play, m.thickness + m.play) for end in (-1, 1) for at in across)

    def parts(self) -> tuple[Part, ...]:
        """Every part of the body, in the size that it should have.

        Raises:
            DoesNotFitError: with these measures the motors, the cells or the keys have no room.
        """
        m = self.measures
        if m.ring >= m.wheel / 4 or m.thickness < 1 or not 0 <= m.kerf < m.thickness / 4:
            raise DoesNotFitError("ces mesures ne font ni roue ni planche ; relisez-les")
        if m.ring > m.thickness + _RING_PRESSED:
            raise DoesNotFitError(
                "l'anneau est plus épais que la planche : il n'entre pas entre les joues ; prenez-en un plus fin"
            )
        parts = (
            self._floor(),
            self._back(),
            self._lid(),
            self._side("flanc gauche"),
            self._side(RIGHT),
            self._end("avant", front=True),
            self._end("arrière", front=False),
            *self._wheel(),
        )
        for part in parts:
            if not has_room(part):
                raise DoesNotFitError(
                    f"avec ces mesures, ce qui est percé dans « {part.name} » n'y tient pas ; changez-en une"
                )
        motor = self.axle[1] + m.motor.offset
        if motor + m.motor.case / 2 > HEIGHT or motor - m.motor.case / 2 < CELLS_HIGH - m.thickness:
            raise DoesNotFitError("avec ces roues, les moteurs ne tiennent pas entre les accus et le dos")
        return parts

    def _plate(self, name: str, holes: tuple[Shape, ...], words: tuple[tuple[float, float, float, str], ...]) -> Part:
        m = self.measures
        rods = tuple(Disc(x, y, ROD / 2) for x, y in self.rods)
        outline = Plate(self.width, m.length, CORNER, self.side_notches(), TAB + m.play, m.thickness)
        return Part(name, outline, (*self.end_slots(), *rods, *holes), words)

    def _floor(self) -> Part:
        hatch = Slab(0.0, 0.0, *HATCH, corner=3.0)
        screws = tuple(Disc(0.0, y, ROD / 2) for y in self.lid_screws)
        reach = self.measures.length / 2 - 10.5
        glides = (Disc(0.0, reach, 2.1), Disc(0.0, -reach, 2.1))
        return self._plate("plancher", (hatch, *screws, *glides), ((-22.0, 44.0, 4.0, "AVANT"),))

    @property
    def lid_screws(self) -> tuple[float, float]:
        """Where the two screws of the lid are, as distances from the floor's middle along its length."""
        half = HATCH[1] / 2 + LIP / 2 + 0.5
        return -half, half

    def _lid(self) -> Part:
        screws = tuple(Disc(0.0, y, ROD / 2) for y in self.lid_screws)
        strap = (Slab(-22.0, 0.0, 3.0, 20.0), Slab(22.0, 0.0, 3.0, 20.0), Disc(18.0, -26.0, 2.1))
        outline = Slab(0.0, 0.0, HATCH[0], HATCH[1] + 2 * LIP + 2.0, 4.0)
        words = ((0.0, 12.0, 5.0, "4 accus Ni-MH"), (0.0, -12.0, 4.0, "jamais de piles"))
        return Part("trappe", outline, (*screws, *strap), words)

    def _back(self) -> Part:
        keys = tuple(Disc(x, y, KEY / 2) for _name, (x, y) in KEYS)
        stop, lamp = Disc(STOP[0], STOP[1], STOP[2] / 2), Disc(LAMP[0], LAMP[1], LAMP[2] / 2)
        words = (*((x, y - KEY / 2 - 3.5, 3.0, name) for name, (x, y) in KEYS), (0.0, STOP[1] - 17.0, 4.0, "ARRÊT"))
        return self._plate("dos", (*keys, stop, lamp), words)

    def _side(self, name: str) -> Part:
        m, (x, y) = self.measures, self.axle
        wall = self.wall
        middle = y + m.motor.offset
        usb = (Slab(*self.usb_at, *USB),) if name == RIGHT else ()
        holes = (
            Disc(x, y, m.motor.boss / 2),
            Disc(x - m.motor.screws / 2, middle, m.motor.screw / 2),
            Disc(x + m.motor.screws / 2, middle, m.motor.screw / 2),
        )
        outline = tabbed(wall, HEIGHT, self.side_tabs, TAB, m.thickness)
        words = ((self.usb_at[0], self.usb_at[1] + 9.0, 3.0, "USB"),) if usb else ()
        return Part(name, outline, (*holes, *usb), ((wall / 2, HEIGHT - 8.0, 4.0, name), *words))

    def _end(self, name: str, *, front: bool) -> Part:
        outline = tabbed(self.end_wall, HEIGHT, self.end_tabs, TAB, self.measures.thickness)
        middle = self.end_wall / 2
        holes: tuple[Shape, ...] = (
            (Disc(middle - 16.0, 34.0, 5.0), Disc(middle + 16.0, 34.0, 5.0))
            if front
            else (Slab(middle + SWITCH_AT[0], SWITCH_AT[1], *SWITCH),)
        )
        words = () if front else ((middle + SWITCH_AT[0], SWITCH_AT[1] + 11.0, 4.0, "0 / 1"),)
        return Part(name, outline, holes, words)

    def _wheel(self) -> tuple[Part, Part]:
        """A small disc between two larger ones, which hold the ring; all three turn with the flat shaft."""
        m = self.measures
        shaft = Disc(0.0, 0.0, m.motor.shaft / 2, m.motor.flat)
        pins = tuple(Disc(x, 0.0, ROD / 2) for x in (-14.0, 14.0))
        core = Part("âme de roue", Disc(0.0, 0.0, m.wheel / 2 - m.ring), (shaft, *pins), count=2)
        cheek = Part("joue de roue", Disc(0.0, 0.0, m.wheel / 2 - m.ring / 2), (shaft, *pins), count=4)
        return core, cheek


def has_room(part: Part) -> bool:
    """Whether every hole has wood all around it: ``_WEB`` to other holes, a millimetre to the edge."""
    openings = part.outline.openings() if isinstance(part.outline, Plate) else ()
    inside = part.outline.box.grown(-1.0)
    if not all(inside.holds(hole.box) for hole in part.holes):
        return False
    pairs = combinations((*part.holes, *openings), 2)
    return not any(one.box.grown(_WEB / 2).meets(other.box.grown(_WEB / 2)) for one, other in pairs)
