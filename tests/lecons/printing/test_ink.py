"""Little ink: a tenth of the paper at most, with every shape still there; and the rules of lines by hand."""

from dataclasses import replace
from io import BytesIO
from itertools import combinations
from statistics import fmean

import pytest
from PIL import Image, ImageOps, ImageStat

import lecons
from beebot.loader import load_mat
from beebot.mat import Decor, Mat
from beebot.pose import Cell
from lecons.names import ANIMALS
from lecons.pictures.images import Images
from lecons.pictures.photos import Photo
from lecons.printing.document import Document, Page
from lecons.printing.documents.mats import mat_document
from lecons.printing.documents.observation import token
from lecons.printing.documents.print_options import Order
from lecons.printing.ink import COLOUR, SAVING, Ink
from lecons.printing.line_art import GREY, INK, PALE, contoured, line_art, on_floor, thinned
from lecons.printing.paper import Paper
from lecons.printing.printed_mat import Cloth, drawn
from tests.lecons.printing._pixels import pictures

PPI = 30.0


def spent(name: str, ink: Ink) -> list[float]:
    """How much of the paper of each of a mat's tiles is covered, 0 to 1: the darkness of its pixels, in three inks."""
    mat = load_mat(lecons.CONTENT / "tapis" / f"{name}.yaml")
    pages = pictures([mat_document(mat, name, Order(ink=ink))], "Essai", ink, PPI)[1:]
    return [1 - fmean(ImageStat.Stat(Image.open(BytesIO(data)).convert("RGB")).mean) / 255 for data in pages]


@pytest.mark.parametrize("name", ["prairie", "ferme", "ville", "foret", "solaire", "coffre"])
def test_a_mat_with_little_ink_takes_less_than_the_paper_s_tenth_and_shows_its_grid(name: str) -> None:
    saved, full = spent(name, SAVING), spent(name, COLOUR)
    assert 0.002 < fmean(saved) < 0.1, saved
    assert fmean(saved) < fmean(full) / 2, (saved, full)
    assert max(saved) < 0.15, saved


def test_lines_by_hand() -> None:
    drawing = (
        '<svg><ellipse cx="0" cy="4" rx="3" ry="1" fill="#43302B" opacity="0.15"/>'
        '<rect x="0" y="0" width="4" height="4" fill="#6C92CE" stroke="#375A94" stroke-width="3"/>'
        '<circle cx="1" cy="1" r="1" fill="#7B5B4A"/><circle cx="1" cy="1" r="1" fill="#43302B"/>'
        '<path d="M0 0h1" fill="none" stroke="#F6D488" stroke-width="4"/>'
        '<path d="M0 0h1" fill="none" stroke="#9A9A9A"/></svg>'
    )
    assert line_art(drawing) == (
        "<svg>"
        f'<rect x="0" y="0" width="4" height="4" fill="{PALE}" stroke="{INK}" stroke-width="3"/>'
        f'<circle cx="1" cy="1" r="1" fill="{GREY}"/><circle cx="1" cy="1" r="1" fill="{INK}"/>'
        f'<path d="M0 0h1" fill="none" stroke="{PALE}" stroke-width="4"/>'
        '<path d="M0 0h1" fill="none" stroke="#9A9A9A"/></svg>'
    )


def test_a_night_sky_is_no_ink() -> None:
    drawing = '<svg><rect x="0" y="0" width="4" height="4" fill="#11162F" stroke="#E9DED2" stroke-width="2"/></svg>'
    assert f'fill="{PALE}" stroke="{INK}"' in line_art(drawing)


def test_signs_by_hand() -> None:
    """An arrow, a bar and a broad line are pale inside their edges; an eye stays dark, a frame gets thinner."""
    drawing = (
        f'<svg><path d="M0 0h9v9z" fill="{INK}" stroke="{INK}" stroke-width="5"/>'
        f'<rect x="0" y="0" width="4" height="9" fill="{INK}"/>'
        f'<path d="M0 0h9" fill="none" stroke="{INK}" stroke-width="11.5"/>'
        f'<circle cx="1" cy="1" r="2" fill="{INK}"/>'
        f'<rect x="0" y="0" width="9" height="9" fill="{PALE}" stroke="{INK}" stroke-width="2"/></svg>'
    )
    assert thinned(drawing, 0.16) == (
        f'<svg><path d="M0 0h9v9z" fill="{GREY}" stroke="{INK}" stroke-width="1.875"/>'
        f'<rect x="0" y="0" width="4" height="9" fill="{GREY}" stroke="{INK}" stroke-width="1.875"/>'
        f'<path d="M0 0h9" fill="none" stroke="{INK}" stroke-width="11.5"/>'
        f'<path d="M0 0h9" fill="none" stroke="{GREY}" stroke-width="7.75"/>'
        f'<circle cx="1" cy="1" r="2" fill="{INK}"/>'
        f'<rect x="0" y="0" width="9" height="9" fill="{PALE}" stroke="{INK}" stroke-width="1.25"/></svg>'
    )


def test_a_large_picture_has_thinner_edges_and_lines() -> None:
    drawing = (
        f'<svg><rect x="0" y="0" width="4" height="4" fill="{PALE}" stroke="{INK}" stroke-width="5"/>'
        f'<path d="M0 0h1" fill="none" stroke="{INK}" stroke-width="5"/>'
        f'<path d="M0 0v1" fill="none" stroke="#222222" stroke-width="5"/>'
        "</svg>"
    )
    edge_thinned = drawing.replace('stroke-width="5"', 'stroke-width="1.8"', 1)
    assert thinned(drawing, 0.12) == edge_thinned.replace('stroke-width="5"', 'stroke-width="2.5"', 1)


@pytest.mark.parametrize(
    ("outside", "inside", "edge", "line"),
    [
        (0.1, 1.0, "2", "2.5"),
        (0.03, 1.0, "5", "5"),
        (0.5, 1.0, "0.6", "0.6"),
        (1, 0.5, "0.6", "0.6"),
        (1, 2, "0.4", "0.4"),
    ],
)
def test_on_paper_no_line_is_lost_and_none_is_a_bar(outside: float, inside: float, edge: str, line: str) -> None:
    """Three tenths of a millimetre at most, a fifth at least if it was so wide; more in what is seen from afar."""
    drawing = (
        f'<svg><g transform="translate(1 2) scale({inside} -{inside})"><g/>'
        f'<rect x="0" y="0" width="4" height="4" fill="{PALE}" stroke="{INK}" stroke-width="{{}}"/></g>'
        f'<g transform="scale({inside})"><path d="M0 0h1" fill="none" stroke="{INK}" stroke-width="{{}}"/></g></svg>'
    )
    assert thinned(drawing.format(5, 5), outside) == drawing.format(edge, line)


def test_on_the_floor_lines_are_seen_from_standing_and_the_broadest_is_two_millimetres() -> None:
    """On cells of 15 cm a unit of a picture is 1.25 mm: an edge of three units is 2 mm wide, one of two 1.5 mm."""
    drawing = (
        f'<svg><g transform="scale(12.5)"><rect x="0" y="0" width="4" height="4" fill="{PALE}" stroke="{INK}" '
        f'stroke-width="{{}}"/><path d="M0 0h1" fill="none" stroke="{INK}" stroke-width="{{}}"/></g></svg>'
    )
    assert thinned(drawing.format(3, 2), 0.1, on_floor(150)) == drawing.format("1.6", "1.2")
    assert thinned(drawing.format(3, 2), 0.1) == drawing.format("0.4", "0.4")


def test_a_printed_mat_has_such_lines_and_a_picture_of_it_thin_ones() -> None:
    """A unit of its animals is 1.325 mm on the floor, and 0.1767 mm where a cell has two centimetres."""
    mat = load_mat(lecons.CONTENT / "tapis" / "ferme.yaml")
    on_the_floor, small = (drawn(Cloth(mat, cell, Order().images, SAVING)) for cell in (150.0, 20.0))
    assert on_the_floor.count(f'stroke-width="{2 / 1.325:.4g}"') > 20
    assert small.count(f'stroke-width="{0.3 / 0.17667:.4g}"') > 10


def test_a_letter_that_is_drawn_in_small_units_has_an_edge() -> None:
    letter = f'<svg><g transform="scale(0.1 -0.1)"><path d="M0 0h9v9Z" fill="{INK}"/></g></svg>'
    assert f'fill="{GREY}" stroke="{INK}" stroke-width="3.75"/>' in thinned(letter, 0.8)


def test_the_rim_of_a_token_is_not_drawn_but_its_disc() -> None:
    rim, disc = (f'<circle cx="0" cy="0" r="{radius}" fill="{PALE}"/>' for radius in (52, 45.8))
    edged = disc.replace("/>", f' stroke="{INK}" stroke-width="1.7"/>')
    assert contoured(f"<svg>{rim}{disc}</svg>") == f"<svg>{rim}{edged}</svg>"


def test_a_line_on_a_broader_one_is_white_and_that_one_an_edge_on_both_its_sides() -> None:
    """An arm, drawn as a line of 10 in the colour of edges with one of 6 on it: two edges of 2, which are thinned."""
    arm = '<path d="M0 0h9" fill="none" stroke="{}" stroke-width="{}" stroke-linecap="round"/>\n'
    drawing = arm.format("#97402F", 10) + arm.format("#DF7A66", 6)
    assert line_art(drawing) == arm.format(INK, 10) + arm.format(PALE, 6)
    assert thinned(line_art(drawing), 0.1) == arm.format(INK, "7.44") + arm.format(PALE, 6)
    crossed = drawing.replace("M0 0h9", "M0 0v9", 1)
    assert line_art(crossed) == crossed.replace("#97402F", INK).replace("#DF7A66", INK)


def test_a_token_with_little_ink_has_a_face_and_not_eyes_alone() -> None:
    """Of each animal more is dark than its eyes, and no two look alike."""
    faces = [face(name) for name in ANIMALS]
    dark = [sum(tone < 225 for tone in each.crop((5, 5, 19, 19)).tobytes()) / 14**2 for each in faces]
    assert min(dark) > 0.4, dark
    pairs = combinations((each.tobytes() for each in faces), 2)
    assert min(sum(abs(a - b) for a, b in zip(*pair, strict=True)) for pair in pairs) > 24 * 24 * 8


def face(name: str) -> Image.Image:
    """What is printed of an animal's token, in grey, 24 pixels wide."""
    picture = replace(token(name, Order(ink=SAVING)), width=30.0, height=30.0)
    page = Page("planche", Paper("carré", 120, 120), {"title": "", "told": "", "pictures": [picture]})
    (data,) = pictures([Document("jeton", "", (page,))], "Essai", SAVING, 50.8)
    middle = Image.open(BytesIO(data)).convert("L").crop((60, 20, 180, 180))
    return middle.crop(ImageOps.invert(middle).getbbox()).resize((24, 24), Image.Resampling.BOX)


def test_an_obstacle_is_told_by_its_edge_where_colours_are_gone() -> None:
    mat = load_mat(lecons.CONTENT / "tapis" / "foret.yaml")
    order = Order(ink=SAVING)
    tiles = [page.data["picture"] for page in mat_document(mat, "x", order).pages[1:]]
    edges = sum(getattr(tile, "svg", "").count('stroke-width="42.00"') for tile in tiles)
    assert edges >= len(mat.obstacles)


def test_a_picture_from_outside_hides_no_edge_that_says_where_nobody_goes() -> None:
    stopped = Mat(2, 1, frozenset({Cell.parse("B1")}), decor=Decor(obstacle="le-mien"))
    images = Images({"le-mien": Photo("le-mien", b"", 90, 90)})
    paper = drawn(Cloth(stopped, 150.0, images, SAVING))
    assert 0 < paper.index("photo:le-mien") < paper.rindex(f'stroke="{SAVING.stop}"')
