"""Printed sheets as pixels, and a ruler: a mat cut and glued at its marks, the bar of 10 cm, a card in its place.

Nothing is taken from the program but what each sheet shows. Lengths are millimetres.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, product

import pytest
from PIL import Image, ImageChops

import lecons
from beebot.command import Command
from beebot.loader import load_mat
from lecons.printing.documents.cards import small_cards, strips
from lecons.printing.documents.mats import mat_document
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import A3, A4, LETTER, Paper
from lecons.printing.typeset import pdf
from tests.lecons.printing._pixels import rendered

MEADOW = load_mat(lecons.CONTENT / "tapis" / "prairie.yaml")
GRID, MARK, WHITE, BLACK = "#6E9A48", "#A99B90", "#FFFFFF", "#43302B"
"""The colours of what is looked for: lines between cells, marks where to cut and to glue, paper, the bar of 10 cm."""
PPI, MM = 200, 25.4 / 200
ALLOWED, EDGE, CORNER, WIDE = 0.5, 7.0, 4.0, 0.012
"""How far a step may be from the robot's; the white edge of a sheet; the length of a mark; a line, in cells."""
STEPS = {"Bee-Bot": 150, "Escornabot": 100, "Code & Go": 127, "Botley": 200}
"""How far robots go that the kit knows (docs/robots.md)."""


@cache
def sheets(step: int, paper: Paper, ppi: float = PPI) -> tuple[Image.Image, ...]:
    order = Order(paper, cell_mm=step)
    document = mat_document(MEADOW, "La prairie", order)
    return tuple(rendered(pdf([document], "Essai", order.ink), ppi)[1:])


def like(image: Image.Image, colour: str, near: int = 40) -> Image.Image:
    """Where the image is about of this colour: 255, elsewhere 0."""
    apart = ImageChops.difference(image, Image.new("RGB", image.size, colour))
    furthest = ImageChops.lighter(ImageChops.lighter(*apart.split()[:2]), apart.split()[2])
    return furthest.point(lambda tone: 255 * (tone < near))


def stripes(mask: Image.Image, least: float, *, upright: bool = True) -> list[tuple[float, float]]:
    """Where upright or level stripes of the mask begin and end; each fills at least ``least`` of its height."""
    size = (mask.width, 1) if upright else (1, mask.height)
    full = [tone >= 255 * least for tone in mask.resize(size, Image.Resampling.BOX).tobytes()]
    edges = [place for place, (before, after) in enumerate(pairwise([False, *full, False])) if before != after]
    return [(start * MM, end * MM) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def box(left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
    return round(left / MM), round(top / MM), round(right / MM), round(bottom / MM)


def cut(image: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    return image.crop(box(left, top, right, bottom))


def picture(sheet: Image.Image, *, upright: bool) -> tuple[float, float]:
    """Where the printed picture of a sheet begins, and where its marks say that the next sheet begins."""
    drawn = ImageChops.invert(like(sheet, WHITE, 8))
    begins = stripes(drawn, 0.3, upright=upright)[0][0]
    marks = like(sheet, MARK, 20)
    low, wide, high = begins + CORNER, sheet.width * MM, sheet.height * MM
    if upright:  # the mark at the foot of the picture, above the strip that is glued: the lowest one there is
        tops = [
            y
            for y, _end in stripes(
                like(cut(sheet, EDGE, EDGE, EDGE + CORNER, high - EDGE), MARK, 20), 0.7, upright=False
            )
        ]
        foot = EDGE + tops[-1]
        return begins, _middle(cut(marks, low, foot - CORNER + 0.5, wide - EDGE, foot - 0.5), low, 0.7, upright=True)
    sides = [x for x, _end in stripes(like(cut(sheet, EDGE, EDGE, wide - EDGE, EDGE + CORNER), MARK, 20), 0.7)]
    side = EDGE + sides[-1]
    return begins, _middle(cut(marks, side - CORNER + 0.5, low, side - 0.5, high - EDGE), low, 0.7, upright=False)


def _middle(mask: Image.Image, begins: float, least: float, *, upright: bool) -> float:
    start, end = stripes(mask, least, upright=upright)[-1]
    return begins + (start + end) / 2


def lines(step: int, paper: Paper, *, upright: bool) -> list[float]:
    """Where the lines between cells are on the glued mat, from left to right or from the top down."""
    whole = sheets(step, paper)
    columns = next(n for n in range(1, len(whole) + 1) if len(whole) % n == 0 and _is_last(whole[n - 1]))
    rows = len(whole) // columns
    along = range(columns) if upright else range(0, len(whole), columns)
    starts, at = [], 0.0
    for place in along:
        begins, ends = picture(whole[place], upright=upright)
        starts.append(at - begins)
        at += ends - begins
    found: list[float] = []
    for row, column in product(range(rows), range(columns)):
        shift = starts[column if upright else row]
        for start, end in stripes(like(whole[row * columns + column], GRID, 24), 0.25, upright=upright):
            if end - start > 0.75 * WIDE * step:  # whole, and not cut at the edge of its sheet
                found.append(_line(shift + start, shift + end, WIDE * step, at))
    return sorted(found)


def _line(start: float, end: float, wide: float, whole: float) -> float:
    """The middle of a line; the outermost ones and the hem beyond them have one colour."""
    if end - start < 1.5 * wide:
        return (start + end) / 2
    return end - wide / 2 if start < whole / 2 else start + wide / 2


def _is_last(sheet: Image.Image) -> bool:
    """Whether nothing is glued at the right of a sheet: there are no words on its strip."""
    strip = cut(sheet, sheet.width * MM - EDGE - 6.5, EDGE, sheet.width * MM - EDGE, sheet.height * MM - EDGE - 10)
    return not like(strip, "#6F5B52", 60).getbbox()


def together(found: Sequence[float]) -> Iterator[list[float]]:
    """The same line on several sheets, together."""
    alike: list[float] = []
    for each in found:
        if alike and each - alike[-1] > 2:
            yield alike
            alike = []
        alike.append(each)
    yield alike


@pytest.mark.parametrize(
    ("robot", "paper"), [(each, A4) for each in STEPS] + [("Bee-Bot", A3), ("Escornabot", LETTER)], ids=str
)
def test_each_step_on_the_glued_mat_is_the_robots(robot: str, paper: Paper) -> None:
    step = STEPS[robot]
    for upright, count in ((True, MEADOW.width + 1), (False, MEADOW.height + 1)):
        groups = list(together(lines(step, paper, upright=upright)))
        assert len(groups) == count
        assert max(max(each) - min(each) for each in groups) <= ALLOWED, "a line goes on where sheets meet"
        middles = [sum(each) / len(each) for each in groups]
        assert [
            round(after - before - step, 2)
            for before, after in pairwise(middles)
            if abs(after - before - step) > ALLOWED
        ] == []


def bar(sheet: Image.Image) -> float:
    """The length of the bar on the lowest strip of a sheet, between the middles of its ends."""
    high = sheet.height * MM
    ends = stripes(like(cut(sheet, EDGE + 1, high - EDGE - 8, EDGE + 104, high - EDGE), BLACK, 90), 0.37)
    return (ends[-1][0] + ends[-1][1] - ends[0][0] - ends[0][1]) / 2


@pytest.mark.parametrize("step", [150, 100])
def test_the_bar_of_each_sheet_is_10_cm_and_no_ink_is_near_its_edge(step: int) -> None:
    for sheet in sheets(step, A4):
        assert abs(bar(sheet) - 100) <= 0.1
        edge = sheet.copy()
        edge.paste("white", box(EDGE, EDGE, sheet.width * MM - EDGE, sheet.height * MM - EDGE))
        assert min(edge.convert("L").tobytes()) >= 250


def test_a_print_at_97_percent_is_told_by_its_bar() -> None:
    assert abs(bar(sheets(150, A4, 0.97 * PPI)[0]) - 97) <= 0.1


def test_a_pupil_s_card_fits_in_each_place_of_a_printed_strip() -> None:
    """Between the lines of a place there is room for the card as it is cut, and not so much that it slips."""
    order = Order()
    (strip, *_more), (card, *_others) = (
        rendered(pdf([made], "Essai", order.ink), PPI)
        for made in (strips(5, order), small_cards([Command.FORWARD, Command.LEFT], order))
    )
    row = cut(strip, EDGE, 40, strip.width * MM - EDGE, 46)
    frames = [each for each in stripes(like(row, BLACK, 60), 0.9) if each[1] - each[0] < 1]
    inside = [after[0] - before[1] for before, after in pairwise(frames)]
    places = [each for each in inside if each > 30]
    assert len(places) == 5
    cuts = stripes(like(cut(card, EDGE - 0.5, 30, card.width * MM - EDGE + 1, 190), MARK, 20), 0.3)
    dashes = [each for each in cuts if each[1] - each[0] > 0.2]  # the edge of a card's frame is finer
    sides = [after[0] - before[0] for before, after in pairwise(dashes)]
    assert len(sides) == 4
    assert max(abs(each - 40) for each in sides) <= 0.2
    assert 0.5 <= min(places) - max(sides) <= max(places) - min(sides) <= 3
