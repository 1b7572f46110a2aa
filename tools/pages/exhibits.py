"""What the style page shows: every drawing in every state, with its name. Knows no pygame."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from beebot.command import Command
from beebot.mat import Mat
from lecons.pictures import cards, feedback_marks, marks, predictions
from lecons.pictures.artwork import document, icon, symbol
from lecons.pictures.images import Images
from lecons.pictures.landmarks import pause_badge
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import cloth
from lecons.pictures.theme import ROLE
from simulateur.pages.adults.common import grounds
from simulateur.pages.challenge.petals import petal_count
from simulateur.pages.common.sprites import FADED
from simulateur.pictures import boxes, plate
from simulateur.pictures.blooms import LOOKS, STEPS, bloom, stalk
from simulateur.pictures.keys import (
    PEBBLE_MARGIN,
    PLATE_KEY_MARGIN,
    green_key,
    panel,
    pebble,
    plate_key,
)
from simulateur.pictures.units import PLATE, PLATE_KEY
from tools.pages.exhibit_names import names

_SIDE = 96
"""The side of a drawing as it is made here, in pixels."""
_MAT_CELL = 0.55
"""The cell of a mat that is shown whole, in cells of the page."""
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One drawing of the style page; ``width`` and ``height`` are in cells of that page, ``svg`` is its text.

    ``ground`` is the colour that it lies on, ``""`` for paper. ``file`` is the name, without ending, of the file that
    it is kept in, ``""`` if there is none.
    """

    name: str
    svg: str
    width: float = 1.0
    height: float = 1.0
    alpha: int = 255
    ground: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Drawings that belong together, under a ``title``; without one they begin a new row."""

    title: str
    exhibits: tuple[Exhibit, ...]


Mats = Mapping[str, Mat]
"""Mats by the names of their files."""


def shelves(images: Images, mats: Mats = MappingProxyType({})) -> tuple[Shelf, ...]:
    """Everything that the style page shows; ``images`` are the landmarks, ``mats`` are shown whole."""
    return (
        Shelf("Abeilles", tuple(_bees())),
        Shelf("Touches du robot", tuple(_plate_keys(pressed=False))),
        Shelf("Touches du robot, enfoncées", tuple(_plate_keys(pressed=True))),
        Shelf("Touches crème", tuple(_pebbles())),
        Shelf("Touches crème, dans tous leurs états", tuple(_pebble_states())),
        Shelf("Cartes", tuple(_cards())),
        Shelf("Places", tuple(_slots())),
        Shelf("Répéter, et le tour joué", tuple(_dice())),
        Shelf("", tuple(_turns())),
        Shelf("Bandes", tuple(_strips())),
        Shelf("Ce qu'un défi demande", tuple(_files("sign-"))),
        Shelf("Jetons", tuple(_files("token-"))),
        Shelf("Témoins", tuple(_files("lamp-", "notice", "cable", "robot-by-hand"))),
        Shelf("Sur le tapis", tuple(_on_the_mat(images))),
        *([Shelf("Les tapis", tuple(_mats(mats, images)))] if mats else []),
        Shelf("Ce qui répond à un programme", tuple(_answers())),
        Shelf("Fleurs", tuple(_flowers())),
        Shelf("Une fleur par séance, un pétale par défi", tuple(_petals())),
        Shelf("Pages des adultes", tuple(_grounds())),
        Shelf("Le dos de l'abeille", tuple(_plates())),
        Shelf("La récompense", tuple(_rewards())),
    )


def _files(*beginnings: str) -> Iterator[Exhibit]:
    """The drawings in files whose names begin so."""
    for stem, name in names().items():
        if stem.startswith(beginnings):
            yield Exhibit(name, icon(stem, _SIDE), file=stem)


def _mats(mats: Mats, images: Images) -> Iterator[Exhibit]:
    for name, mat in mats.items():
        wide, high = (_MAT_CELL * (side + 2 * BORDER) for side in (mat.width, mat.height))
        yield Exhibit(name, cloth(mat, _SIDE, (), images), wide, high)


def _named(stem: str, state: str = "") -> str:
    """A drawing's name, and its state if it has one."""
    name = names()[stem]
    if not state:
        return name
    return f"{name}, {state}"


def _bees() -> Iterator[Exhibit]:
    yield from _files("bee", "partner", "head", "ladybird", "hand")
    for degrees, told in ((0, "nord"), (90, "est"), (180, "sud"), (270, "ouest")):
        yield Exhibit(told, icon("bee", _SIDE, degrees), ground=ROLE.meadow)
    arc = _content(marks.pivot_arc(_SIDE, 0, 45))
    turning = document(_SIDE, _SIDE, arc, symbol("bee", _SIDE / 2, _SIDE / 2, _SIDE, 45))
    yield Exhibit("pivote à droite", turning, ground=ROLE.meadow)
    wide = 1.5 * _SIDE
    ticks = _content(marks.bump_ticks(_SIDE, 0))
    bumped = document(wide, wide, symbol("bee-sorry", wide / 2, wide / 2, 1.08 * _SIDE), ticks)
    yield Exhibit("choc", bumped, 1.25, 1.25, ground=ROLE.meadow)


def _plate_keys(*, pressed: bool) -> Iterator[Exhibit]:
    wide = 1 + 2 * PLATE_KEY_MARGIN
    for stem, name in names().items():
        if stem.startswith("glyph-") and stem != "glyph-next":
            yield Exhibit(name, plate_key(stem, _SIDE, pressed), wide, wide, file=stem)


_SMALL = ("icon-muted", "icon-key")


def _pebbles() -> Iterator[Exhibit]:
    wide = 1 + 2 * PEBBLE_MARGIN
    for stem, name in names().items():
        if stem.startswith("icon-") and stem not in _SMALL:
            yield Exhibit(name, pebble(stem, _SIDE), wide, wide, file=stem)


def _pebble_states() -> Iterator[Exhibit]:
    wide = 1 + 2 * PEBBLE_MARGIN
    yield Exhibit("enfoncée", pebble("icon-ear", _SIDE, pressed=True), wide, wide)
    yield Exhibit("choisie", pebble("icon-child", _SIDE, on=True), wide, wide)
    yield Exhibit("pas maintenant", pebble("icon-undo", _SIDE), wide, wide, FADED)
    key = round(_SIDE * wide)
    frame = boxes.lit_frame(round(1.12 * key), round(1.12 * key), 6)
    lit = _within(pebble("icon-bulb", _SIDE), key * 1.1, frame)
    yield Exhibit("balayage", lit, wide, wide)
    yield from _files(*_SMALL)
    for pressed, told in ((False, "continuer"), (True, "continuer, enfoncée")):
        yield Exhibit(told, green_key(2 * _SIDE, _SIDE, 3, pressed), 1.5, 0.75)
    following = icon("glyph-next", _SIDE)
    yield Exhibit(_named("glyph-next"), following, ground=ROLE.green, file="glyph-next")


def _cards() -> Iterator[Exhibit]:
    wide = 1 + 2 * cards.CARD_MARGIN
    for command, stem in cards.GLYPHS.items():
        yield Exhibit(_named(stem), cards.card(command, _SIDE), wide, wide)
    yield Exhibit("de l'autre abeille", cards.card(Command.LEFT, _SIDE, robot=1), wide, wide)
    states = {"lit": "allumée", "ink": "prise", "right": "juste", "sewn": "donnée"}
    for frame, told in states.items():
        yield Exhibit(told, cards.card(Command.FORWARD, _SIDE, frame), wide, wide)
    held, full = cards.card(Command.FORWARD, _SIDE, "ink", -7), wide * _SIDE
    guilty = _within(held, full, _ladybird(full))
    yield Exhibit("à regarder", guilty, wide, wide)
    yield Exhibit("pas jouée", cards.card(Command.FORWARD, _SIDE), wide, wide, FADED)


def _slots() -> Iterator[Exhibit]:
    side = round(0.84 * _SIDE)
    yield Exhibit("place vide", _within(cards.slot(side), _SIDE), ground=ROLE.tray)
    other = _within(cards.slot(side, 1), _SIDE)
    yield Exhibit("de l'autre abeille", other, ground=ROLE.partner_tray)
    yield Exhibit("place à remplir", icon("keys/hole", _SIDE))
    yield Exhibit("ici va la carte", icon("keys/hole-chosen", _SIDE))


def _dice() -> Iterator[Exhibit]:
    for turns in range(2, 10):
        yield Exhibit(f"{turns} ×", cards.die(turns, _SIDE), ground=ROLE.plum)


def _turns() -> Iterator[Exhibit]:
    for turns in range(2, 10):
        yield Exhibit(f"2 / {turns}", cards.turn_dots(turns, 2, _SIDE), ground=ROLE.plum)


def _ladybird(side: float) -> str:
    c, middle = _SIDE, side / 2
    bug = symbol("ladybird", middle + 0.46 * c, middle - 0.46 * c, 0.62 * c, 16)
    return document(side, side, bug)


def _strips() -> Iterator[Exhibit]:
    told = ("bande", "bande choisie", "bande de l'autre", "bande de l'autre, choisie")
    looks = ((0, False), (0, True), (1, False), (1, True))
    for name, (robot, chosen) in zip(told, looks, strict=True):
        yield Exhibit(name, cards.tray_ground(3 * _SIDE, _SIDE, 5, robot, chosen), 3)
    yield from _files("patch-")
    yield Exhibit("bande cachée", cards.memory(3 * _SIDE, _SIDE, 5), 3)
    for held, told_block in ((False, "bloc à répéter"), (True, "bloc pris")):
        yield Exhibit(told_block, cards.block(2 * _SIDE, _SIDE, _SIDE, held), 2)


def _on_the_mat(images: Images) -> Iterator[Exhibit]:
    for stem in images.names:
        svg = images.alone(stem)
        wide, high = (float(number) for number in _SIZE.findall(svg)[0])
        yield Exhibit(names().get(stem, stem), svg, wide / high, ground=ROLE.meadow, file=stem)
    for stem in ("tuft", "flag"):
        yield Exhibit(_named(stem), icon(stem, _SIDE), ground=ROLE.meadow_dark, file=stem)
    drawn = {
        "case choisie": _within(feedback_marks.glow(_SIDE), _SIDE, predictions.flag(_SIDE)),
        "case et sens choisis": _within(feedback_marks.glow(_SIDE), _SIDE, predictions.flag(_SIDE, 90)),
        "case qui attend": icon("marks/waiting-cell", _SIDE),
        "poche du drapeau": icon("marks/pocket", _SIDE),
        "drapeau à poser": predictions.flag(_SIDE, 90),
        "et sa tête ?": predictions.told_bee(_SIDE, 90),
        "passage": marks.passage(_SIDE, crossed=False, x=_SIDE / 2, y=_SIDE / 2),
        "passage franchi": marks.passage(_SIDE, crossed=True, x=_SIDE / 2, y=_SIDE / 2),
        "départ": marks.start_mark(_SIDE, 90),
        "trace": _within(marks.trail(_SIDE, marks.DOTS, _SIDE, 0), _SIDE),
        "anneau du pivot": _within(marks.ring(_SIDE), _SIDE),
        "s'arrêter ici": _within(pause_badge(round(0.5 * _SIDE)), _SIDE),
    }
    for name, svg in drawn.items():
        yield Exhibit(name, svg, ground=ROLE.meadow_dark)


def _answers() -> Iterator[Exhibit]:
    for gaze, told in ((0, "cherche devant"), (90, "cherche à sa droite"), (225, "cherche derrière")):
        yield Exhibit(told, feedback_marks.wondering("bee", _SIDE, 0, gaze), ground=ROLE.meadow)
    drawn = {
        "ici": feedback_marks.glow(_SIDE),
        "ici, on pivote": feedback_marks.glow(_SIDE, disc=True),
        "une pierre du chemin": feedback_marks.stone(_SIDE),
        "la troisième pierre": feedback_marks.stone(_SIDE, 3),
        "trop loin": feedback_marks.beyond(_SIDE),
        "la deuxième cible": feedback_marks.numbered(_SIDE, 2),
        "elle bouge": icon("marks/ticks", _SIDE),
        "l'une dans l'autre": icon("marks/clash", _SIDE),
    }
    for name, svg in drawn.items():
        yield Exhibit(name, svg, ground=ROLE.meadow_dark)


def _flowers() -> Iterator[Exhibit]:
    yield from _files("flower-", "petal", "pot-", "scarf-")


def _petals() -> Iterator[Exhibit]:
    for count, done in ((1, 1), (2, 1), (3, 2), (4, 2), (5, 0), (5, 3), (5, 5), (8, 5)):
        petals = tuple(place < done for place in range(count))
        yield Exhibit(f"{done} / {count}", petal_count(_SIDE, petals, "plum"))


def _grounds() -> Iterator[Exhibit]:
    wide, high, line = 2 * _SIDE, _SIDE, 3
    yield Exhibit("feuille", panel(wide, high, 24, ROLE.cream, 5, ROLE.lip), 1.4, 0.7)
    yield Exhibit("plateau", panel(wide, high, 24, ROLE.tray), 1.4, 0.7)
    yield Exhibit("ligne choisie", grounds.chosen(wide, high, 24, line), 1.4, 0.7)
    for pressed, told in ((False, "touche"), (True, "touche, enfoncée")):
        yield Exhibit(told, boxes.key_ground(wide, high, 6, pressed), 1.4, 0.7)
    for on, told in ((True, "oui"), (False, "non")):
        yield Exhibit(told, boxes.switch(wide, high, on), 1.2, 0.6)
    for up, told in ((True, "plus haut"), (False, "plus bas")):
        yield Exhibit(told, icon("keys/chevron", high, 0 if up else 180), 0.7, 0.7)
    yield Exhibit("ascenseur", boxes.thumb(high // 4, high, ROLE.soft_ink), 0.2, 0.8)


def _plates() -> Iterator[Exhibit]:
    high = 3 * (1 + plate.ABOVE + plate.BELOW) / (1 + 2 * plate.BESIDE)
    for look, robot, told in (
        (plate.EYES_AHEAD, 0, "elle attend"),
        (plate.EYES_TO_MAT, 0, "elle regarde le tapis"),
        (plate.EYES_TO_STRIP, 0, "elle regarde la bande"),
        (plate.EYES_AHEAD, 1, "deuxième abeille"),
        (plate.EYES_TO_POCKET, 0, "elle regarde le drapeau"),
        (plate.EYES_UP, 0, "elle regarde en l'air"),
    ):
        yield Exhibit(told, _whole_plate(3 * _SIDE, look, robot), 3, high)


def _rewards() -> Iterator[Exhibit]:
    yield Exhibit("tige", stalk(3 * _SIDE), 3, 3)
    opening = {0: "en bouton", STEPS // 4: "s'ouvre", STEPS // 2: "s'ouvre encore"}
    for step, told in opening.items():
        yield Exhibit(told, bloom(2 * _SIDE, step), 2, 2)
    for look in LOOKS:
        yield Exhibit("ouverte", bloom(2 * _SIDE, STEPS, look), 2, 2)


def _whole_plate(width: int, look: tuple[float, float], robot: int) -> str:
    """The bee's back with her eyes, without keys."""
    k = round(width * PLATE_KEY / PLATE)
    eyes = plate.eye_centres(width * plate.BESIDE, width * plate.ABOVE, width)
    drawn = (_moved(plate.eye(k, look), x - k / 4, y - k / 4) for x, y in eyes)
    high = width * (1 + plate.ABOVE + plate.BELOW)
    wide, back = width * (1 + 2 * plate.BESIDE), _content(plate.back(width, robot))
    return document(wide, high, back, *drawn)


def _content(svg: str) -> str:
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")]


def _moved(svg: str, x: float, y: float) -> str:
    return f'<g transform="translate({x:.2f} {y:.2f})">{_content(svg)}</g>'


def _within(svg: str, side: float, *over: str) -> str:
    """A drawing in the middle of a square of ``side`` pixels, and others over it."""
    parts = []
    for each in (svg, *over):
        width, height = (float(number) for number in _SIZE.findall(each)[0])
        parts.append(_moved(each, (side - width) / 2, (side - height) / 2))
    return document(side, side, *parts)
