"""What shares a sheet: strips, the pictures of a story, what is looked at in the séances of a level."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

import lecons
from beebot.lesson import LearningPath
from beebot.loader import load_path
from beebot.text import Text
from lecons.names import ANIMALS, animal
from lecons.printing.document import Document, Drawing, Page
from lecons.printing.documents.cards import STRIPS, strips
from lecons.printing.documents.observation import observation, observations
from lecons.printing.documents.pictures import lesson_cut_outs, story_cut_outs
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import A3, A4, LETTER, PAPERS, Paper
from lecons.printing.sizes import SLOT
from lecons.printing.typeset import pdf
from tests.lecons.printing._kits import PLAIN, lesson
from tests.lecons.printing._reading import opened

YOUNGEST, GS = (
    load_path(lecons.CONTENT / "parcours" / f"{name}.yaml").path for name in ("petite-section", "grande-section-annee")
)
PIGS = 6
"""How many pictures tell « Les trois petits cochons »."""


@pytest.mark.parametrize(
    ("paper", "held"),
    [
        *((A4, held) for held in ([4] * 4, [5] * 4, [10] * 2, [15, 5])),
        *((LETTER, held) for held in ([5] * 4, [10] * 2, [15, 5])),
        *((A3, held) for held in ([5] * 5, [10] * 3, [15] * 2)),
    ],
    ids=str,
)
def test_which_strips_a_sheet_has(paper: Paper, held: list[int]) -> None:
    """Where a row is left below a long one, it is a short strip."""
    assert strips(held[0], Order(paper)).pages[0].data["strips"] == held


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("places", STRIPS)
def test_strips_stay_on_their_sheet_and_their_places_keep_their_size(places: int, paper: Paper) -> None:
    made = strips(places, Order(paper, children=1))
    assert made.places[0].size == (SLOT, SLOT)
    assert len(opened(pdf([made], "Essai", PLAIN.ink)).pages) == len(made.pages)  # what runs over stops the job


def drawings(document: Document) -> list[Drawing]:
    items = [item for page in document.pages for item in page.data["items"]]  # type: ignore[union-attr]
    return [item["picture"] for item in items if isinstance(item, Mapping)]  # type: ignore[misc]


def test_a_story_is_printed_two_to_a_sheet_as_large_as_they_go() -> None:
    made = story_cut_outs(lesson("gs/les-trois-petits-cochons"), PLAIN)
    assert len(made.pages) == PIGS / 2
    assert made.note == "6 images à couper"
    assert [(each.width, each.height) for each in drawings(made)] == [(190, 124)] * PIGS


def test_what_is_put_in_order_and_not_told_is_small_and_alone() -> None:
    made = lesson_cut_outs(lesson("ps/le-gateau-de-la-ferme"), PLAIN)
    assert [(page.data["columns"], page.data["width"]) for page in made.pages] == [(2, 95)]
    assert made.note == "4 images à couper"


def test_what_is_sorted_has_no_large_picture() -> None:
    made = lesson_cut_outs(lesson("numerique/ce-que-je-garde"), PLAIN)
    assert all(float(str(page.data["width"])) <= 95 for page in made.pages)


def grids(path: LearningPath, order: Order = PLAIN) -> tuple[Page, ...]:
    return observations(path.on_shelf, "Essai", order).pages


def groups(page: Page) -> Sequence[Mapping[str, object]]:
    found = page.data["groups"]
    assert isinstance(found, Sequence)
    return [each for each in found if isinstance(each, Mapping)]


def test_a_level_has_each_thing_to_look_at_once_under_its_seance() -> None:
    shown = [(each["name"], each["rows"]) for page in grids(GS) for each in groups(page)]
    assert shown == [(each.title.fr, tuple(row.fr for row in each.sheet.observe)) for each in GS.on_shelf]


@pytest.mark.parametrize(("paper", "shared"), [(A4, [4, 4]), (LETTER, [4, 4]), (A3, [8])], ids=str)
def test_as_many_seances_share_a_grid_as_there_is_room_for(paper: Paper, shared: list[int]) -> None:
    assert [len(groups(page)) for page in grids(YOUNGEST, Order(paper))] == shared


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("children", [9, 25, 40])
def test_a_whole_class_has_a_column_each_on_a_lying_sheet(children: int, paper: Paper) -> None:
    order = Order(paper, children=children)
    made = [observation(lesson("gs/le-code-des-fleches"), order), observations(GS.on_shelf, "Essai", order)]
    sheets = opened(pdf(made, "Essai", PLAIN.ink)).pages
    assert len(sheets) == sum(len(each.pages) for each in made)  # what runs over stops the job
    for sheet in sheets:
        told = sheet.extract_text().split()
        assert [number for number in map(str, range(1, children + 1)) if number not in told] == []
    for page in (page for each in made for page in each.pages):
        assert page.paper == paper.turned
        assert float(str(page.data["column"])) >= 4.3, "rings of 2.9 mm"


def test_a_few_children_keep_their_animals() -> None:
    (page,) = observation(lesson("gs/le-code-des-fleches"), Order(children=8)).pages
    assert [each.alt for each in page.data["tokens"]] == [animal(each) for each in ANIMALS]  # type: ignore[union-attr]
    assert page.paper == A4


def talkative(path: LearningPath) -> list[Page]:
    """The grids of a path whose author looks at five things a séance, each in two hundred letters."""
    row = Text("regarde " * 25)
    lessons = [replace(each, sheet=replace(each.sheet, observe=(row,) * 5)) for each in path.on_shelf]
    return list(observations(lessons, "Essai", Order(children=25)).pages)


def test_long_sentences_take_more_sheets_and_stay_on_them() -> None:
    made = talkative(YOUNGEST)
    assert len(made) > len(grids(YOUNGEST))
    assert len(opened(pdf([Document("grille", "Essai", tuple(made))], "Essai", PLAIN.ink)).pages) == len(made)
