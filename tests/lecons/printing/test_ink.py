"""Little ink: a tenth of a colour print's at most, with every shape still there; and the rule of lines by hand."""

from io import BytesIO

import pytest
from PIL import Image

import lecons
from beebot.loader import load_mat
from lecons.printing.documents.mats import mat_document
from lecons.printing.documents.order import Order
from lecons.printing.ink import COLOUR, SAVING, Ink
from lecons.printing.line_art import GREY, INK, PALE, line_art
from lecons.printing.typeset import pictures

PPI = 30.0


def spent(name: str, ink: Ink) -> float:
    """How much of the paper of a mat's tiles is covered, 0 to 1: the darkness of all pixels, of each of three inks."""
    mat = load_mat(lecons.CONTENT / "tapis" / f"{name}.yaml")
    pages = pictures([mat_document(mat, name, Order(ink=ink))], "Essai", ink, PPI)[1:]
    inked = [255 - tone for data in pages for tone in Image.open(BytesIO(data)).convert("RGB").tobytes()]
    return sum(inked) / (255 * len(inked))


@pytest.mark.parametrize("name", ["prairie", "ferme", "ville", "foret", "solaire"])
def test_a_mat_with_little_ink_takes_less_than_the_paper_s_tenth_and_shows_its_grid(name: str) -> None:
    saved, full = spent(name, SAVING), spent(name, COLOUR)
    assert 0.002 < saved < 0.1, saved
    assert saved < full / 2, (saved, full)


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


def test_an_obstacle_is_told_by_its_edge_where_colours_are_gone() -> None:
    mat = load_mat(lecons.CONTENT / "tapis" / "foret.yaml")
    order = Order(ink=SAVING)
    tiles = [page.data["picture"] for page in mat_document(mat, "x", order).pages[1:]]
    edges = sum(getattr(tile, "svg", "").count('stroke-width="75.00"') for tile in tiles)
    assert edges >= len(mat.obstacles)
