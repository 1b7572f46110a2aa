"""Things to fold, to wear and to hold: drawn here at their true size, in millimetres."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, cycle, islice
from pathlib import Path

from beebot.command import Command
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from lecons.pictures.artwork import Attributes, circle, content_of_file, document, path, rounded, symbol
from lecons.pictures.cards import PIPS, tile
from lecons.pictures.theme import ROLE
from lecons.printing.document import Document, Drawing, Page
from lecons.printing.documents.print_options import Order
from lecons.printing.ink import SAVING
from lecons.printing.paper import evenly

_CUT: Attributes = {"fill": "none", "stroke": ROLE.ink, "stroke_width": 0.5}
DASHED: Attributes = {"fill": "none", "stroke": ROLE.soft_ink, "stroke_width": 0.4, "stroke_dasharray": "2 1.6"}
"""Where something is folded, or drawn later."""
_CUTOUTS = Path(__file__).parents[1] / "cutouts"
_MIDDLES = ((76.5, 33.0), (76.5, 81.0), (76.5, 129.0), (76.5, 177.0), (28.5, 81.0), (124.5, 81.0))
"""The middle of each face of the die, as ``die.svg`` has it, in millimetres."""
_PIP, _FROM_MIDDLE = 6.0, 14.0
"""The radius of a dot of a die, and how far it is from the middle of its face, in millimetres."""
_RING: Attributes = {"fill": "#FFFFFF", "stroke": ROLE.ink, "stroke_width": 0.8}
"""Such a dot where ink is saved."""
_APART = 3.0
"""How far things on a sheet are from each other, in millimetres."""
_TITLE = 44.0
"""The room for the title of a sheet, what is told under it, and its foot, in millimetres."""
_BEAD_STRIPS = 6
"""How many strips of beads there are at least."""
_FLAG, _LOW_FLAG = 42.0, 33.0
"""The height of a flag where five of them are a sheet, and where there are more."""
SIX = (1, 2, 6, 5, 3, 4)
"""The dots of a usual die: four faces in a row, then those on both sides; two that lie opposite make seven."""
THREE = (1, 2, 1, 2, 3, 3)
"""The dots of a die for children who count to three."""
_Shape = Callable[[float, float], str]
"""Draws something about the middle that it is given."""


def sheet(name: str, title: str, told: str, found: Iterable[Drawing], order: Order, note: str = "") -> Document:
    """The drawings ``found`` at their true size, on as many sheets as they need; ``told`` says what to do."""
    pictures = list(found)
    pages = tuple(
        Page("planche", order.paper, {"title": title, "told": told, "pictures": each})
        for each in flowed(pictures, order.paper.room.width, order.paper.room.height - _TITLE)
    )
    return Document(name, title, pages, note, pieces=len(pictures))


def flowed(found: Iterable[Drawing], width: float, height: float) -> Iterator[list[Drawing]]:
    """``found`` in their order, row by row, as many to a sheet as a room of ``width`` by ``height`` has place for."""
    shown: list[Drawing] = []
    top = wide = high = 0.0  # where the row begins, and how wide and high it is so far
    for each in found:
        if wide and wide + _APART + each.width > width:
            top, wide, high = top + high + _APART, 0.0, 0.0
        high = max(high, each.height)
        if shown and top + high > height:
            yield shown
            shown, top, wide, high = [], 0.0, 0.0, each.height
        wide += each.width + (_APART if wide else 0.0)
        shown.append(each)
    yield shown


def die(faces: tuple[int, ...], order: Order, copies: int = 1) -> Document:
    """``copies`` nets of a die with ``faces``: four in a column, one on each side of the second, flaps to glue."""
    dot: Attributes = {"fill": ROLE.ink} if order.ink.colours else _RING
    dots = [
        circle(x + _FROM_MIDDLE * right, y - _FROM_MIDDLE * up, _PIP, **dot)
        for count, (x, y) in zip(faces, _MIDDLES, strict=True)
        for right, up in PIPS[count]
    ]
    net = cutout("die", dots, order, _("le patron d'un dé, avec ses points"))
    told = _("Coupez le tour avec les languettes, pliez aux pointillés, collez. Une feuille épaisse roule mieux.")
    return sheet("de", _("Le dé"), told, [net] * copies, order, _("à plier et à coller"))


def bracelets(order: Order) -> Document:
    """A red bracelet for the left hand of each child and a blue one for the right, each with the sign of its pivot."""
    left = _band(lambda x, y: tile(Command.LEFT, x, y, 24), ROLE.coral, _("gauche"), order)
    right = _band(lambda x, y: tile(Command.RIGHT, x, y, 24), ROLE.blue, _("droite"), order)
    bands = [left, right] * order.children
    told = _("La flèche dit le côté : à gauche le rouge, à droite le bleu. Le bout blanc se colle dessous.")
    return sheet("bracelets", _("Bracelets gauche et droite"), _coloured(told, order), bands, order, _to_cut(bands))


def _to_cut(bands: Sequence[Drawing]) -> str:
    return ngettext("{count} bande à couper", "{count} bandes à couper", len(bands)).format(count=len(bands))


def _coloured(told: str, order: Order) -> str:
    """What is told of things that have colours; with little ink, children give them."""
    colour_first = _("Coloriez d’abord.")
    return told if order.ink.colours else f"{told} {colour_first}"


def armbands(order: Order, many: int = 0) -> Document:
    """Wide bands that say who a child is in the game: the robot, who programs it, who checks; the first ``many``."""
    roles = (
        (lambda x, y: symbol("bee", x, y, 34), ROLE.honey, _("robot")),
        (lambda x, y: tile(Command.FORWARD, x, y, 32), ROLE.orange, _("programmeur")),
        (lambda x, y: symbol("icon-eye", x, y, 34), ROLE.green, _("vérificateur")),
    )
    bands = [_band(draw, colour, word, order, high=48.0) for draw, colour, word in islice(cycle(roles), many or 3)]
    told = _("Autour du bras, par-dessus la manche. Le bout blanc se colle dessous.")
    return sheet("brassards", _("Brassards"), told, bands, order, _to_cut(bands))


def role_tokens(teams: int, order: Order) -> Document:
    """A disc for each role of a team: who programs, who is the robot, who checks."""
    found = [
        _disc(tile(Command.FORWARD, 29, 29, 34), ROLE.orange, _("programmeur"), order),
        _disc(symbol("bee", 29, 29, 38), ROLE.honey, _("robot"), order),
        _disc(symbol("icon-eye", 29, 29, 38), ROLE.green, _("vérificateur"), order),
    ]
    told = _("Un jeton chacun ; on échange après chaque défi.")
    return sheet("roles", _("Jetons de rôle"), told, found * teams, order, _("à couper"))


def badges(order: Order) -> Document:
    """A badge for each child who helps a younger one."""
    badge = _disc(symbol("icon-child", 29, 29, 40), ROLE.honey, _("un badge de tuteur"), order)
    told = _("Une épingle ou un adhésif au dos.")
    return sheet("badges", _("Badges de tuteur"), told, [badge] * order.children, order, _("à couper"))


def _disc(sign: str, colour: str, word: str, order: Order) -> Drawing:
    rings = circle(29, 29, 28.5, **{**_CUT, "fill": colour}), circle(29, 29, 23, fill="#FFFFFF")
    return _drawing(58, 58, (*rings, sign), order, word)


def _band(draw: _Shape, colour: str, word: str, order: Order, high: float = 30.0) -> Drawing:
    wide, tab = 188.0, 16.0
    parts = [
        rounded(0.5, 0.5, wide - 1, high - 1, 2, **{**_CUT, "fill": "#FFFFFF"}),
        rounded(tab, 0.5, wide - tab - 0.5, high - 1, 0, **{**_CUT, "fill": colour}),
        *(circle(tab + x, high / 2, high * 0.42, fill="#FFFFFF") for x in (30, 86, 142)),
        *(draw(tab + x, high / 2) for x in (30, 86, 142)),
    ]
    return _drawing(wide, high, parts, order, word)


def discs(order: Order) -> Document:
    """A disc with the bee for each child, to turn as she turns; red is her left, blue her right."""
    side = 88.0
    parts = [
        circle(side / 2, side / 2, side / 2 - 0.5, **{**_CUT, "fill": "#FFFFFF"}),
        symbol("bee", side / 2, side / 2 + 4, 56),
        path(f"M{side / 2} 4l7 10h-14Z", fill=ROLE.ink, stroke=ROLE.ink, stroke_width=0.5),
        circle(10, side / 2, 4.5, fill=ROLE.coral, stroke=ROLE.ink, stroke_width=0.5),
        rounded(side - 14.5, side / 2 - 4.5, 9, 9, 1, fill=ROLE.blue, stroke=ROLE.ink, stroke_width=0.5),
    ]
    disc = _drawing(side, side, parts, order, _("un disque : l'abeille, sa tête, sa gauche et sa droite"))
    told = _("Le rond est à sa gauche, le carré à sa droite. On tourne le disque comme elle.")
    return sheet("disques", _("Disques à flèche"), told, [disc] * order.children, order, _("à couper"))


def robot_signs(order: Order) -> Document:
    """Signs to stick on a robot: a face for its front, a red disc for its left, a blue square for its right."""
    wide, high, tab = 62.0, 58.0, 12.0
    face = [
        rounded(0.5, 0.5, wide - 1, high - 1, 6, **{**_CUT, "fill": "#FFFFFF"}),
        symbol("head", wide / 2, (high - tab) / 2 + 3, 50),
        path(f"M0 {high - tab}h{wide}", **DASHED),
    ]
    side = 22.0
    row = int((order.paper.room.width + _APART) / (side + _APART))
    left = [circle(side / 2, side / 2, side / 2 - 0.5, fill=ROLE.coral, stroke=ROLE.ink, stroke_width=0.5)]
    right = [rounded(0.5, 0.5, side - 1, side - 1, 2, fill=ROLE.blue, stroke=ROLE.ink, stroke_width=0.5)]
    found = [
        *[_drawing(wide, high, face, order, _("le museau du robot"))] * 3,
        *[_drawing(side, side, left, order, _("sa gauche"))] * row,
        *[_drawing(side, side, right, order, _("sa droite"))] * row,
    ]
    told = _("Le museau se plie et se colle devant. Le rond rouge à sa gauche, le carré bleu à sa droite.")
    return sheet("reperes", _("Repères du robot"), _coloured(told, order), found, order, _("à couper"))


def flags(order: Order, least: int = 0) -> Document:
    """Flags of five colours and shapes, to fold round a straw: one of each, or ``least`` in all, on sheets alike."""
    kinds = (
        (ROLE.coral, lambda x, y: circle(x, y, 10, fill="#FFFFFF", **_LINE)),
        (ROLE.blue, lambda x, y: rounded(x - 9, y - 9, 18, 18, 1, fill="#FFFFFF", **_LINE)),
        (ROLE.honey, lambda x, y: path(f"M{x} {y - 11}l11 20h-22Z", fill="#FFFFFF", **_LINE)),
        (ROLE.green, lambda x, y: path(f"M{x} {y - 12}l11 12l-11 12l-11 -12Z", fill="#FFFFFF", **_LINE)),
        (ROLE.plum, lambda x, y: path(_CROSS.format(x=x - 4, y=y - 11), fill="#FFFFFF", **_LINE)),
    )
    many = max(least, len(kinds))
    high = _FLAG if many == len(kinds) else _LOW_FLAG
    found = [_flag(colour, shape, order, high) for colour, shape in islice(cycle(kinds), many)]
    rows = int((order.paper.room.height - _TITLE + _APART) // (high + _APART))
    told = _("Pliez au pointillé autour d'une paille ou d'un bâtonnet, et collez les deux faces.")
    note = ngettext("{count} drapeau à couper", "{count} drapeaux à couper", many).format(count=many)
    sheets = [sheet("", _("Drapeaux"), told, each, order).pages for each in evenly(found, rows)]
    return Document("drapeaux", _("Drapeaux"), tuple(chain.from_iterable(sheets)), note, pieces=many)


_LINE: Attributes = {"stroke": ROLE.ink, "stroke_width": 1}
_CROSS = "M{x} {y}h8v7h7v8h-7v7h-8v-7h-7v-8h7Z"


def _flag(colour: str, shape: _Shape, order: Order, high: float) -> Drawing:
    wide = 140.0
    parts = [rounded(0.5, 0.5, wide - 1, high - 1, 0, **{**_CUT, "fill": colour})]
    parts += [shape(wide * part, high / 2) for part in (0.22, 0.78)]
    parts.append(path(f"M{wide / 2} 0v{high}", **DASHED))
    return _drawing(wide, high, parts, order, _("un drapeau"))


def ladybirds(order: Order) -> Document:
    """The ladybird that marks a wrong card: a large one for the board, small ones for strips."""
    big = _drawing(110, 110, [symbol("ladybird", 55, 55, 106)], order, _("la coccinelle"))
    small = _drawing(42, 42, [symbol("ladybird", 21, 21, 36)], order, _("une petite coccinelle"))
    told = _("Elle se pose sur la carte à changer.")
    return sheet("coccinelle", _("La coccinelle"), told, [big, *([small] * 8)], order, _("9 coccinelles à couper"))


def wolf_mask(order: Order, copies: int = 1) -> Document:
    """Masks of the wolf, ``copies`` of them, as wide as a child's face."""
    mask = cutout("wolf-mask", (), order, _("un masque de loup"))
    told = _("Coupez le tour et les yeux, percez les deux trous, nouez un élastique.")
    return sheet("masque", _("Le masque du loup"), told, [mask] * copies, order, _("à couper"))


def bee_to_colour(order: Order) -> Document:
    """The bee as lines, as large as a sheet."""
    bee = _drawing(180, 180, [symbol("bee", 90, 90, 177)], replace(order, ink=SAVING), _("l'abeille, à colorier"))
    return sheet("coloriage", _("L'abeille à colorier"), "", [bee], order, _("une par enfant, à photocopier"))


def signs(order: Order) -> Document:
    """GO and « effacer » as large discs, for the game on the floor."""

    def sign(name: str, word: str, fill: str, edge: str) -> Drawing:
        parts = circle(50, 50, 49, fill=fill, stroke=edge, stroke_width=1.6), symbol(name, 50, 50, 84)
        return _drawing(100, 100, parts, order, word)

    go = sign("glyph-go", _("GO"), ROLE.green, ROLE.green_edge)
    clear = sign("glyph-clear", _("effacer"), ROLE.coral, ROLE.coral_edge)
    told = _("On pose le pied sur GO pour partir, sur l'autre pour recommencer.")
    return sheet("signes", _("GO et effacer"), told, [go, clear], order, _("2 ronds à couper"))


def beads(count: int, order: Order, least: int = 0) -> Document:
    """Strips of ``count`` beads to colour: as many as a sheet has, six, or ``least`` if that is more."""
    side = min(22.0, 186 / count)
    parts = [path(f"M0 {side / 2}H{count * side}", **DASHED)]
    parts += [circle((n + 0.5) * side, side / 2, 0.44 * side, **{**_CUT, "fill": "#FFFFFF"}) for n in range(count)]
    strip = _drawing(count * side, side, parts, order, _("{count} perles").format(count=count))
    told = _("Une couleur par geste : on continue le motif.")
    strips = [strip] * max(least, _BEAD_STRIPS)
    return sheet("perles", _("Bandes de perles"), told, strips, order, _to_cut(strips))


def cutout(name: str, more: Iterable[str], order: Order, alt: str) -> Drawing:
    """The drawing ``name`` in ``cutouts``, in which a unit is a millimetre, with the elements ``more`` on it."""
    body, (_left, _top, wide, high) = content_of_file(_CUTOUTS / f"{name}.svg")
    return _drawing(wide, high, (body, *more), order, alt)


def _drawing(wide: float, high: float, parts: Iterable[str], order: Order, alt: str) -> Drawing:
    return Drawing(order.ink.large(document(wide, high, *parts), 1.0), alt, wide, high)
