"""The style page: every drawing in every state, with its name, over as many pages as it takes. Knows no pygame."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from beebot.command import Command
from beebot.i18n import gettext as _
from simulateur.drawings import boxes, cards, marks, plate
from simulateur.drawings.artwork import ASSETS, PEBBLE_MARGIN, green_key, icon, panel, pebble, plate_key
from simulateur.drawings.meadow import pause_badge
from simulateur.drawings.theme import CALM
from simulateur.layout.rectangles import PLATE, PLATE_KEY, unit
from simulateur.screens.reward import STEPS, flower, petal_count
from simulateur.screens.stage import FADED
from simulateur.sprite import Label, Scene, Sprite

_SIDE = 96
"""Pixels of a drawing's side as it is made here; it is then shown at ``_CELL`` units."""
_CELL, _GAP, _MARGIN, _WORD, _TITLE = 11.0, 1.8, 3.0, 1.55, 3.0
"""In units."""
_NAME = 2.4
"""Height of a line of names, in units."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One drawing; ``width`` and ``height`` are in cells, ``ground`` is the colour it lies on where it is not paper."""

    name: str
    svg: str
    width: float = 1.0
    height: float = 1.0
    alpha: int = 255
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Drawings that belong together, under a title."""

    title: str
    exhibits: tuple[Exhibit, ...]


def shelves(images: Path) -> tuple[Shelf, ...]:
    """Everything there is; ``images`` is the folder of the landmarks."""
    return (
        Shelf(_("Abeilles"), tuple(_bees())),
        Shelf(_("Touches du robot"), tuple(_plate_keys())),
        Shelf(_("Touches crème"), tuple(_pebbles())),
        Shelf(_("Cartes et bandes"), tuple(_cards())),
        Shelf(_("Jetons et témoins"), tuple(_icons("token-", "lamp-"))),
        Shelf(_("Sur le tapis"), tuple(_on_the_mat(images))),
        Shelf(_("Fleurs"), tuple(_flowers())),
        Shelf(_("Pages des adultes"), tuple(_grounds())),
    )


def pages(size: tuple[int, int], images: Path) -> tuple[Scene, ...]:
    """The shelves as pages of a window of ``size`` pixels; a shelf begins on the page where it has room."""
    desk = _Desk(size)
    for shelf in shelves(images):
        desk.title(shelf.title)
        for exhibit in shelf.exhibits:
            desk.lay(exhibit)
    return desk.pages()


class _Desk:
    """Lays drawings in rows from the upper left, and begins a page when one is full."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        self.u = unit(size)
        self._done: list[Scene] = []
        self._sprites: list[Sprite] = []
        self._labels: list[Label] = []
        self._x = self._y = _MARGIN
        self._high = 0.0

    def title(self, text: str) -> None:
        self._new_row()
        if self._y + 2 * _TITLE + _CELL + _NAME > self.size[1] / self.u - _MARGIN:
            self._new_page()
        self._label(text, _MARGIN, self._y, self.size[0] / self.u, _TITLE)
        self._y += 1.6 * _TITLE

    def lay(self, exhibit: Exhibit) -> None:
        wide, high = exhibit.width * _CELL, exhibit.height * _CELL
        if self._x + wide > self.size[0] / self.u - _MARGIN:
            self._new_row()
        if self._y + high + _NAME > self.size[1] / self.u - _MARGIN and (self._sprites or self._y > _MARGIN):
            self._new_page()
        u = self.u
        box = round(self._x * u), round(self._y * u), max(round(wide * u), 1), max(round(high * u), 1)
        if exhibit.ground:
            self._sprites.append(Sprite(panel(box[2], box[3], u, exhibit.ground), *box))
        self._sprites.append(Sprite(exhibit.svg, *box, exhibit.alpha))
        self._label(exhibit.name, self._x, self._y + high + 0.2, wide + _GAP - 0.3, _WORD)
        self._x += wide + _GAP
        self._high = max(self._high, high)

    def pages(self) -> tuple[Scene, ...]:
        self._new_page()
        return tuple(self._done)

    def _label(self, text: str, x: float, y: float, width: float, size: float) -> None:
        u = self.u
        self._labels.append(
            Label(text, round(x * u), round(y * u), round(width * u), max(round(size * u), 8), CALM.ink)
        )

    def _new_row(self) -> None:
        if self._high:
            self._y += self._high + 2 * _NAME
        self._x, self._high = _MARGIN, 0.0

    def _new_page(self) -> None:
        if self._sprites:
            self._done.append(Scene(tuple(self._sprites), (), tuple(self._labels)))
        self._sprites, self._labels = [], []
        self._x, self._y, self._high = _MARGIN, _MARGIN, 0.0


def _named(name: str, state: str) -> str:
    return f"{name} · {state}" if state else name


def _icons(*beginnings: str) -> Iterator[Exhibit]:
    for file in sorted(ASSETS.glob("*.svg")):
        if file.stem.startswith(beginnings):
            yield Exhibit(file.stem, icon(file.stem, _SIDE))


def _bees() -> Iterator[Exhibit]:
    yield from _icons("bee", "partner", "head", "ladybird")
    for degrees in (90, 180, 270):
        yield Exhibit(f"bee {degrees}°", icon("bee", _SIDE, degrees))


def _plate_keys() -> Iterator[Exhibit]:
    for name in ("forward", "backward", "left", "right", "left-45", "right-45", "go", "pause", "clear"):
        for pressed in (False, True):
            told = _("enfoncée") if pressed else ""
            yield Exhibit(_named(f"glyph-{name}", told), plate_key(f"glyph-{name}", _SIDE, pressed), 1.2, 1.2)
    width = 3 * _SIDE
    yield Exhibit("plate", plate.back(width), 3 * (1 + 2 * plate.BESIDE), 3 * (1 + plate.ABOVE + plate.BELOW))
    for look in (plate.EYES_AHEAD, plate.EYES_TO_MAT, plate.EYES_TO_STRIP):
        yield Exhibit("eye", plate.eye(round(width * PLATE_KEY / PLATE), look), 0.6, 0.6)


def _pebbles() -> Iterator[Exhibit]:
    names = [file.stem for file in sorted(ASSETS.glob("icon-*.svg")) if file.stem not in ("icon-muted", "icon-key")]
    wide = 1 + 2 * PEBBLE_MARGIN
    for name in names:
        yield Exhibit(name, pebble(name, _SIDE), wide, wide)
    yield Exhibit(_named("icon-ear", _("enfoncée")), pebble("icon-ear", _SIDE, pressed=True), wide, wide)
    yield Exhibit(_named("icon-child", _("choisie")), pebble("icon-child", _SIDE, on=True), wide, wide)
    yield Exhibit(_named("icon-undo", _("pas maintenant")), pebble("icon-undo", _SIDE), wide, wide, FADED)
    yield from _icons("icon-muted", "icon-key", "notice")
    yield Exhibit(_("cadre du balayage"), boxes.lit_frame(_SIDE, _SIDE, 4))
    for pressed in (False, True):
        told = _("enfoncée") if pressed else ""
        yield Exhibit(_named(_("continuer"), told), green_key(2 * _SIDE, _SIDE, 3, pressed), 2)
    yield Exhibit("glyph-next", icon("glyph-next", _SIDE), ground=CALM.green[0])


def _cards() -> Iterator[Exhibit]:
    wide = 1 + 2 * cards.CARD_MARGIN
    for command in Command:
        yield Exhibit(command.value, cards.card(command, _SIDE), wide, wide)
    states = {"lit": _("allumée"), "ink": _("prise"), "right": _("juste"), "sewn": _("donnée")}
    for frame, told in states.items():
        yield Exhibit(told, cards.card(Command.FORWARD, _SIDE, frame), wide, wide)
    yield Exhibit(_("à regarder"), cards.card(Command.FORWARD, _SIDE, "ink", -7), wide, wide)
    yield Exhibit(_("de l'autre abeille"), cards.card(Command.LEFT, _SIDE, robot=1), wide, wide)
    yield Exhibit(_("pas jouée"), cards.card(Command.LEFT, _SIDE), wide, wide, FADED)
    for robot in (0, 1):
        yield Exhibit(_("place vide"), cards.slot(_SIDE, robot))
    for chosen in (False, True):
        yield Exhibit(_("place à remplir"), cards.hole(_SIDE, chosen))
    for turns in range(2, 10):
        yield Exhibit(f"{turns} ×", cards.die(turns, _SIDE), ground=CALM.plum[0])
        yield Exhibit(f"2 / {turns}", cards.turn_dots(turns, 2, _SIDE), ground=CALM.plum[0])
    for held in (False, True):
        yield Exhibit(_("prise") if held else _("répéter"), cards.block(2 * _SIDE, _SIDE, _SIDE, held), 2)
    for robot, chosen in ((0, False), (0, True), (1, False), (1, True)):
        yield Exhibit(_("bande"), cards.tray_ground(3 * _SIDE, _SIDE, 5, robot, chosen), 3)
    yield Exhibit(_("bande cachée"), cards.memory(3 * _SIDE, _SIDE, 5), 3)


def _on_the_mat(images: Path) -> Iterator[Exhibit]:
    for file in sorted(images.glob("*.svg")):
        svg = file.read_text("utf-8")
        yield Exhibit(file.stem, svg, 2 if 'viewBox="-120' in svg else 1, ground=CALM.meadow[0])
    drawn = {
        "flag": icon("flag", _SIDE),
        "tuft": icon("tuft", _SIDE),
        _("case choisie"): marks.flagged_cell(_SIDE),
        _("case et sens choisis"): marks.guessed_bee(_SIDE, 90),
        _("passage"): marks.passage(_SIDE, crossed=False, x=_SIDE / 2, y=_SIDE / 2),
        _("passage franchi"): marks.passage(_SIDE, crossed=True, x=_SIDE / 2, y=_SIDE / 2),
        _("départ"): marks.start_mark(_SIDE, 90),
        _("anneau"): marks.ring(_SIDE),
        _("pivot"): marks.pivot_arc(_SIDE, 0, 75),
        _("choc"): marks.bump_ticks(_SIDE, 0),
        _("se reposer ici"): pause_badge(_SIDE),
    }
    for name, svg in drawn.items():
        yield Exhibit(name, svg, ground=CALM.meadow[1])
    high = marks.trail_box(_SIDE, _SIDE, 0)[1] / _SIDE
    yield Exhibit(_("trace"), marks.trail(_SIDE, 7, _SIDE, 0), 1, high, ground=CALM.meadow[1])


def _flowers() -> Iterator[Exhibit]:
    yield from _icons("flower-", "petal")
    for done in range(6):
        yield Exhibit(f"{done} / 5", petal_count(_SIDE, tuple(place < done for place in range(5))))
    for step in (0, STEPS // 3, 2 * STEPS // 3, STEPS):
        yield Exhibit(f"{step} / {STEPS}", flower(3 * _SIDE, step), 2.5, 2.5)


def _grounds() -> Iterator[Exhibit]:
    wide, high, line = 2 * _SIDE, _SIDE, 3
    yield Exhibit(_("feuille"), panel(wide, high, 24, CALM.cream, 5, CALM.lip), 2)
    yield Exhibit(_("plateau"), panel(wide, high, 24, CALM.tray), 2)
    yield Exhibit(_("choisie"), boxes.framed(wide, high, 24, CALM.honey_pale, line), 2)
    for pressed in (False, True):
        yield Exhibit(_("enfoncée") if pressed else _("touche"), boxes.key_ground(wide, high, 6, pressed), 2)
    for on in (True, False):
        yield Exhibit(_("oui") if on else _("non"), boxes.switch(wide, high, on), 2)
    for up in (True, False):
        yield Exhibit(_("suite"), boxes.further(high, up))
    yield Exhibit(_("ascenseur"), boxes.thumb(high // 4, high, CALM.ink_soft), 0.25)
