"""The labels of pouches, the answers of a level, small pictures for each child: what is on them, and what is not."""

from collections.abc import Mapping, Sequence
from functools import cache

import pytest

import lecons
from beebot.i18n import speaking
from beebot.loader import load_path
from lecons.printing.catalogue import documents, find
from lecons.printing.document import Document, Page
from lecons.printing.documents.answers import shared_answers
from lecons.printing.documents.pictures import small_sets
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import PAPERS, Paper, fewest
from lecons.printing.typeset import pdf
from lecons.sheet_words import DOT
from tests.lecons.printing._kits import PLAIN, lesson
from tests.lecons.printing._reading import opened

PATHS = tuple(file.stem for file in lecons.paths())
GS = "grande-section-annee"


@cache
def printed(source: str) -> tuple[Document, ...]:
    return documents(find(source), PLAIN)


def items(page: Page, key: str) -> list[Mapping[str, object]]:
    found = page.data[key]
    assert isinstance(found, Sequence)
    return [each for each in found if isinstance(each, Mapping)]


def labels(source: str) -> list[Mapping[str, object]]:
    made = next(each for each in printed(source) if each.name == "pochettes")
    return [item for page in made.pages for item in items(page, "items")]


def test_a_level_has_a_label_for_each_seance_one_for_the_box_and_the_rest_of_a_row_to_fill_in() -> None:
    titles = [label["title"] for label in labels(GS)]
    path = load_path(lecons.CONTENT / "parcours" / f"{GS}.yaml").path
    shown = [title for title in titles if title != "Notre pochette :"]
    assert shown == [*(each.title.fr for each in path.on_shelf), "La boîte : Grande section"]
    assert len(titles) % 2 == 0


def test_a_label_says_what_goes_back_what_comes_from_the_box_and_what_to_gather() -> None:
    label = next(each for each in labels(GS) if each["title"] == "La coccinelle dans la bande")
    assert label["inside"] == ["Fiche", "Cartes de défi (5)", "Bandes toutes prêtes (6)"]
    boxed = DOT.join(
        ("Cartes de 6,5 cm", "Cartes de 4 cm, pour la bande", "Bandes programme de 5 places", "La coccinelle")
    )
    assert label["beside"] == f"{boxed}{DOT}tapis « La forêt du loup »"
    assert label["gathered"] == DOT.join(("1 robot", "1 tablette", "10 jetons verts", "une figurine"))


@pytest.mark.parametrize("source", PATHS)
def test_what_is_printed_once_is_on_no_two_labels(source: str) -> None:
    """But for what every séance has of its own: its sheet, its cards, its pictures, whose titles name it."""
    shared = [each.title for each in printed(source) if " : " not in each.title]
    inside = [line for label in labels(source) for line in label["inside"]]  # type: ignore[attr-defined]
    for title in shared:
        assert sum(str(line).partition(" (")[0] == title for line in inside) <= 1, title


def fit(made: Sequence[Document]) -> bool:
    """Whether each page that was planned is one page of a PDF; what is too long for its page stops the job."""
    whole = [each for each in made if each.pages]
    return len(opened(pdf(whole, "Essai", PLAIN.ink)).pages) == sum(len(each.pages) for each in whole)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_the_answers_of_every_path_fit_on_their_pages(paper: Paper) -> None:
    paths = [load_path(lecons.CONTENT / "parcours" / f"{source}.yaml").path for source in PATHS]
    assert fit([shared_answers(path.on_shelf, path.id, Order(paper)) for path in paths])


def test_the_labels_of_every_path_fit_on_their_pages() -> None:
    assert fit([each for source in PATHS for each in printed(source) if each.name == "pochettes"])


def test_labels_and_answers_fit_in_english_too() -> None:
    with speaking("en"):
        assert fit([each for each in documents(find(GS), PLAIN) if each.name in ("pochettes", "reponses")])


@pytest.mark.parametrize("source", PATHS)
def test_a_level_has_each_answer_once_under_its_seance_and_on_few_pages(source: str) -> None:
    path = load_path(lecons.CONTENT / "parcours" / f"{source}.yaml").path
    made = shared_answers(path.on_shelf, source, PLAIN)
    groups = [group for page in made.pages for group in items(page, "groups")]
    rows = [(group["name"], row["task"]) for group in groups for row in group["rows"]]  # type: ignore[attr-defined]
    assert rows == [(each.title.fr, asked.task.fr) for each in path.on_shelf for asked in each.challenges]
    played = sum(bool(each.challenges) for each in path.on_shelf)
    assert len(made.pages) <= played // 2 + 2


def test_fewest_sheets() -> None:
    heights = [4.0, 4, 4, 4, 4]
    assert [len(sheet) for sheet in fewest(heights, float, 12)] == [2, 3]
    assert [len(sheet) for sheet in fewest(heights, float, 3)] == [1] * 5
    assert fewest([], float, 3) == []


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("ms/le-chemin-du-chaperon", ("chaperon-part", "chaperon-pont", "chaperon-fleurs", "chaperon-arrive")),
        ("gs/les-trois-petits-cochons", ("histoire-paille", "histoire-bois", "histoire-briques")),
        ("ps/le-gateau-de-la-ferme", ("oeuf", "lait", "farine", "gateau")),
    ],
)
def test_each_child_has_every_picture_once_in_another_order(name: str, order: tuple[str, ...]) -> None:
    children = 8
    made = small_sets(lesson(name), Order(children=children))
    drawn = [item["picture"] for page in made.pages for item in items(page, "items")]
    rows = [drawn[at : at + len(order)] for at in range(0, len(drawn), len(order))]
    assert len(rows) == children
    assert all(row == rows[0] for row in rows)
    assert len({picture.svg for picture in rows[0]}) == len(order)  # type: ignore[attr-defined]
    first = PLAIN.images.filling(order[0], rows[0][0].width, rows[0][0].height)  # type: ignore[attr-defined]
    assert rows[0][0].svg != PLAIN.ink.paint(first), "the row does not begin as the story does"  # type: ignore[attr-defined]


def test_what_is_sorted_into_boxes_has_no_small_pictures() -> None:
    assert small_sets(lesson("numerique/ce-que-je-garde"), PLAIN).pages == ()
