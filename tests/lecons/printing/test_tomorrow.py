"""Tomorrow morning: every séance in four pages at most, nothing glued, and the tape of its plan counted right."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import lecons
from beebot.command import Command
from beebot.lesson import ScreenMode
from beebot.loader import load_path
from beebot.parts.sheet import Asked, Share
from lecons.printing.catalogue import documents, find
from lecons.printing.documents.print_options import Order
from lecons.printing.jobs import Job
from lecons.printing.paper import A4, PAPERS
from lecons.printing.titles import on_mats
from lecons.printing.typeset import pdf

FIRST = [(file.stem, load_path(file).path.on_shelf[0]) for file in lecons.paths()]
"""The séance that each path of the kit begins with."""

SEANCES = {each.id: each for file in lecons.paths() for each in load_path(file).path.on_shelf}
WORDS = {Command.LEFT: "à gauche", Command.RIGHT: "à droite"}
"""What an adult reads on a card, where it is not its word in a file."""


@cache
def of(name: str) -> dict[str, Any]:
    """The documents of a séance by their names."""
    return {each.name: each for each in documents(find(name), Order(A4))}


@pytest.mark.parametrize("path", lecons.paths(), ids=lambda file: file.stem)
def test_every_seance_has_four_pages_at_most_and_its_sheet_is_the_first(path: Path) -> None:
    for lesson in load_path(path).path.on_shelf:
        made = of(lesson.id)
        tomorrow, sheet = made["demain"], made["fiche"]
        kinds = [page.model for page in tomorrow.pages]
        assert len(kinds) <= 4, lesson.id
        assert tomorrow.pages[0] == sheet.pages[0]
        assert kinds.count("ruban") == bool(on_mats(lesson))
        assert "tuile" not in kinds, "nothing is glued"


def test_the_tape_is_counted_and_the_mat_is_on_the_page_twice() -> None:
    (page,) = [page for page in of("le-code-des-fleches")["demain"].pages if page.model == "ruban"]
    lesson = next(each for _name, each in FIRST if each.id == "le-code-des-fleches")
    mat = on_mats(lesson)[0].mat
    assert (mat.width, mat.height) == (7, 6)
    robot, child = (re.findall(r"\d+", step) for step in page.data["steps"][:2])
    assert robot == ["6", "7", "15", "8", "90", "7", "105", "15"], "8 of 90 cm and 7 of 105 cm are 14.55 m"
    assert child == ["4", "4", "40", "10", "160", "16"]
    (small,) = page.data["children"]
    assert small.svg.count('<path d="M') == 10
    floor, table = page.data["taped"], page.data["mat"]
    assert floor.width + 70 <= A4.room.width, "the steps stand beside it"
    assert table.width <= A4.room.width
    assert floor.height + table.height <= 225
    assert floor.svg.count('<path d="M') >= mat.width + mat.height + 2


def test_children_walk_on_the_mat_itself_where_it_is_small() -> None:
    (page,) = [page for page in of("bonjour-l-abeille")["demain"].pages if page.model == "ruban"]
    child = re.findall(r"\d+", page.data["steps"][1])
    assert child == ["6", "40", "7", "40", "2", "240", "8"], "7.6 m, less than four cells by four"
    assert page.data["children"] == []


def test_it_is_asked_for_by_its_word_and_left_out_otherwise() -> None:
    found = find("le-code-des-fleches")
    job = Job(found.name, found.title, documents(found, Order(A4)), Order(A4))
    assert len(job.only(["demain"]).pages) == 4
    assert "demain" not in [part.name for part in job.only([]).parts()]


def cut(page: Any) -> list[Any]:
    """The drawings of the cards and signs that are cut out of a page."""
    return [item["picture"] for size in ("large", "small") for item in page.data[size]["items"]]


def rest(data: Any) -> list[Any]:
    """What is below the grid of what is looked at, piece by piece."""
    return [piece for row in data.get("cut", []) for piece in row["pieces"]]


def asked(name: str, *documents: str) -> list[Asked]:
    return [each for each in SEANCES[name].sheet.prints if isinstance(each, Asked) and each.document in documents]


@pytest.mark.parametrize("name", SEANCES)
def test_every_card_that_a_sheet_names_is_on_its_pages(name: str) -> None:
    made = of(name)["demain"].pages
    copies = re.search(r"(\d+) copies", made[1].data["title"])
    words = [each.alt.lower() for each in cut(made[1])] * (int(copies[1]) if copies else 1)
    for each in asked(name, "cartes", "cartes-de-sol"):
        children = 5 if each.share is Share.CHILD else 1
        for card, many in each.cards:
            word = WORDS.get(card, card.value)
            assert len([one for one in words if one.endswith(word)]) >= many * children, (name, word)
        assert len(words) >= each.number
    assert ("go" in words) == ("effacer" in words) == bool(asked(name, "signes"))


@pytest.mark.parametrize("name", SEANCES)
def test_what_cards_are_laid_on_is_there_with_a_card_for_each_place(name: str) -> None:
    lesson = SEANCES[name]
    page = of(name)["demain"].pages[1]
    strips, rows = page.data["strips"], page.data["rows"]
    for each in asked(name, "bandes"):
        assert not each.places or set(strips) == {each.places}
    steps = " ".join(text.fr for step in lesson.sheet.steps for text in (step.say, step.do))
    assert strips or rows or "bande" not in steps or asked(name, "cartes-de-sol"), "then the strip is the screen's"
    assert len(page.data["small"]["items"]) >= max(sum(strips), 6), "a card for each place"
    if strips:
        assert 0.5 <= page.data["width"] - page.data["small"]["side"] <= 3, "a card lies in a place"
    for each in asked(name, "bandes-pretes"):
        assert not each.number or len(rows) == each.number


@pytest.mark.parametrize("name", SEANCES)
def test_what_is_not_on_the_pages_is_told_there(name: str) -> None:
    made = of(name)
    last = made["demain"].pages[-1].data
    shown = {each["picture"].alt for each in rest(last)}
    for word, document in (("brassard", "brassards"), ("dé ", "de"), ("plan ", "plan"), ("drapeau", "drapeaux")):
        if document in made and not made[document].extra:
            assert len([row for row in last.get("cut", []) if made[document].what in row["head"]]) <= 1
            pictures = {each.alt for each in made[document].pages[0].data["pictures"]}
            told = made[document].what.lower() in (last.get("apart", "") + str(last.get("ways", ""))).lower()
            assert (pictures <= shown) != told, (word, shown)


def test_islands_say_who_goes_where_and_what_to_print_besides() -> None:
    last = of("la-course-au-de")["demain"].pages[-1]
    assert last.model == "ilots"
    assert last.data["ways"][0][0] == {
        "head": "À imprimer à part",
        "text": "« Le dé » (3 fois), « Feuille quadrillée »",
    }
    plain = of("deux-minutes-pour-demarrer")["demain"].pages[-1]
    assert plain.model == "ilots"
    assert plain.data["ways"][0][0]["head"] == "Trois groupes égaux", "nothing besides"


def test_the_first_seance_of_a_class_needs_no_print_besides() -> None:
    told = {name: of(each.id)["demain"].pages[-1].data["apart"] for name, each in FIRST if each.level}
    assert {name for name, apart in told.items() if "à part" in apart} == {"parcours-numerique"}, told


@pytest.mark.parametrize("name", SEANCES)
def test_teams_that_code_at_once_have_a_strip_each_or_are_told_to_copy(name: str) -> None:
    lesson = SEANCES[name]
    page = of(name)["demain"].pages[1]
    assert lesson.screen is not None
    at_once = lesson.sheet.grouping.teams or lesson.screen.mode is ScreenMode.IN_PAIRS
    if not page.data["strips"] or not at_once or (asked(name, "bandes") and asked(name, "bandes")[0].number):
        return
    teams = lesson.sheet.grouping.teams or 3  # pairs of five or six children
    copies = re.search(r"(\d+) copies, pour", page.data["title"])
    times = int(copies[1]) if copies else 1
    assert teams <= times * len(page.data["strips"]) < teams + len(page.data["strips"]), page.data["title"]


@pytest.mark.parametrize(
    ("name", "strips", "told"),
    [
        ("un-itineraire-en-ville", [15], "À couper : 3 copies, pour 3 bandes"),
        ("le-relais-des-abeilles", [15], "4 copies"),
        ("deux-minutes-pour-demarrer", [10, 10], "2 copies"),
        ("bonjour-l-abeille", [], "À couper, sans colle"),
        ("l-enfant-robot", [], "À couper, sans colle"),
    ],
)
def test_a_sheet_for_one_group_is_not_copied(name: str, strips: list[int], told: str) -> None:
    data = of(name)["demain"].pages[1].data
    assert data["strips"] == strips
    assert told in data["title"]


@pytest.mark.parametrize("name", SEANCES)
def test_the_pictures_of_the_grid_are_printed_or_told_where_they_come_from(name: str) -> None:
    for page in of(name)["demain"].pages:
        if page.model == "ruban":
            cut = page.data["cut"]
            height = cut["side"] * -(-len(cut["items"]) // cut["columns"])
            assert height + page.data["taped"].height + page.data["mat"].height <= 226
            mat = on_mats(SEANCES[name])[0].mat
            places = mat.places
            shown = {item["picture"].alt for item in cut["items"]}
            assert ("milieu de la page" in page.data["steps"][2]) == bool(shown)
            assert any("ferme une case" in step for step in page.data["steps"]) == bool(mat.obstacles)
            assert not shown or {each.name.fr for each in places if each.picture and each.name} <= shown
            assert shown or page.data["taped"].height > 25, "a row of cells leaves half of the page"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("bonjour-l-abeille", "L'abeille à colorier, à photocopier 25 fois"),
        ("un-itineraire-en-ville", "Plan, à photocopier 28 fois"),
        ("le-plan-de-notre-classe", "Plan, à photocopier 25 fois"),
        ("le-code-des-fleches", "Carnet de chemins, à photocopier 6 fois"),
    ],
)
def test_what_children_draw_on_says_how_many_copies(name: str, told: str) -> None:
    made = {each.name: each for each in documents(find(name), Order(A4, children=6))}
    data: dict[str, Any] = {**made["demain"].pages[-1].data}
    row = data["cut"][0]
    assert row["head"] == f"{told} : cachez d'abord le tableau du haut sous une feuille blanche"


def test_of_a_page_to_write_on_what_is_written_in_is_there_too() -> None:
    mat, places = of("le-code-des-fleches")["demain"].pages[-1].data["cut"]
    assert mat["told"] == "Mon chemin :"
    assert (len(mat["pieces"]), len(places["pieces"])) == (1, 5)


def test_the_marks_of_a_robot_are_one_of_each_with_their_words_and_bracelets_fit_a_wrist() -> None:
    last = of("a-gauche-de-l-abeille")["demain"].pages[-1].data
    assert [each["word"] for each in rest(last)] == ["le museau du robot", "sa gauche", "sa droite"]
    assert last["cut"][0]["head"] == "Aussi pour demain : Repères du robot"
    assert "Bracelets" in last["apart"]
    for name in SEANCES:
        for each in rest(of(name)["demain"].pages[-1].data):
            assert each["picture"].alt not in ("gauche", "droite") or each["picture"].width >= 175, name


def test_planets_have_their_names() -> None:
    words = {each["word"] for each in rest(of("le-voyage-des-planetes")["demain"].pages[-1].data)}
    assert {"Vénus", "Saturne", "Uranus"} <= words


def test_pivots_are_told_where_there_are_cards_for_them() -> None:
    told = {name: of(name)["demain"].pages[1].data["told"] for name in ("bonjour-l-abeille", "le-code-des-fleches")}
    assert ["pivote" in each for each in told.values()] == [False, True]


def test_the_cake_has_its_pictures_and_a_frieze_without_glue() -> None:
    last = of("le-gateau-de-la-ferme")["demain"].pages[-1].data
    assert len(rest(last)) == 4
    assert "Pour la frise : des feuilles" in last["apart"]
    assert "« Images »" not in last["apart"]
    assert len(rest(of("les-trois-petits-cochons")["demain"].pages[-1].data)) == 6


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("children", [5, 25])
def test_all_of_it_is_laid_out_on_every_paper(paper: Any, children: int) -> None:
    order = Order(paper, children=children)
    found = [find(each.id) for _name, each in FIRST] + [find("gs/la-coccinelle-dans-la-bande"), find("cp/avancer-de")]
    made = [each for one in found for each in documents(one, order) if each.name == "demain"]
    assert pdf(made, "Essai", order.ink)[:4] == b"%PDF"
