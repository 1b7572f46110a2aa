"""What the adults' pages look like: what is chosen is seen in high contrast, a sheet shows whole paragraphs."""

import math
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import groupby

import pygame
import pytest

from beebot.i18n import gettext as _
from beebot.i18n import language, languages, use_language
from beebot.text import Text
from beebot.unlinked_robots import UNLINKED
from lecons.names import ANIMALS
from lecons.pictures.artwork import ASSETS
from lecons.pictures.painting import painted
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Label
from lecons.pictures.theme import ROLE
from lecons.pictures.themes import HIGH_CONTRAST
from simulateur.game.adults.open_sheet import SheetPart, SheetView
from simulateur.game.adults.options import OPTIONS, value_words
from simulateur.game.adults.state import Pane, Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.reports import Around, Kind
from simulateur.game.session import Session
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene, scrolls
from simulateur.pictures.units import unit
from simulateur.window.draw import Painter
from tests.kit_content import hashes_at, path_at
from tests.loops import for_each
from tests.simulateur.builders import IMAGES, MEADOW, challenge, member, offering, path_of, put
from tests.simulateur.colours import contrast, rgb

pytestmark = pytest.mark.usefixtures("display")
SIZES = [(1024, 600), (1280, 800), (1920, 1080)]
YELLOW = rgb(HIGH_CONTRAST.honey)
NEAR = 40
"""How far a pixel may be from yellow, at the edge of a line."""
LINE = 0.45
"""Units of the yellow line round what is chosen, at least."""


@pytest.fixture(params=languages())
def any_language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield str(request.param)
    use_language("fr")


def at(section: Section) -> Session:
    """The kit's own path, two robots of which the first is looked at, and two kinds."""
    session = Session(path_at(), "fr", ["Un mot."], hashes=hashes_at())
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.SECTION, tuple(Section).index(section)))
    session.hear(Around((Kind("un", "Un", tried=True), Kind("deux", "Deux", tried=False))))
    session.adults = session.adults._replace(data=session.adults.data._replace(entries=()))
    return session


def window_of(session: Session, size: tuple[int, int]) -> pygame.Surface:
    """The page in high contrast."""
    window = pygame.display.set_mode(size)
    Painter(window, ROLE.paper, HIGH_CONTRAST).draw(scene(session, View(size, IMAGES)))
    return window


def longest(window: pygame.Surface, points: list[tuple[int, int]]) -> int:
    """The longest run of yellow pixels."""
    runs = groupby(math.dist(tuple(window.get_at(point))[:3], YELLOW) < NEAR for point in points)
    return max((len(list(run)) for yellow, run in runs if yellow), default=0)


def line_above(window: pygame.Surface, rect: Rect) -> int:
    """How thick the yellow line is at the upper edge of a control, a third of its width from its left."""
    x, top = round(rect.x + rect.width / 3), round(rect.y)
    return longest(window, [(x, y) for y in range(top - 2, round(top + rect.height / 3))])


def line_across(window: pygame.Surface, rect: Rect) -> int:
    """The same of what is drawn anywhere in a control."""
    y = round(rect.centre[1])
    return longest(window, [(x, y) for x in range(round(rect.x), round(rect.right))])


def chosen_in(session: Session, key: AdultKey, size: tuple[int, int]) -> set[int]:
    """The controls of a kind that have the yellow line."""
    window, least = window_of(session, size), LINE * unit(size) - 0.5
    there = places(session, size)
    return {touch.index for touch, rect in there.items() if touch.key is key and line_above(window, rect) >= least}


@for_each("size", SIZES)
def test_what_is_chosen_has_a_yellow_line_in_high_contrast(size: tuple[int, int]) -> None:
    lessons = at(Section.LESSONS)
    put(
        lessons,
        repertoire=offering(
            lessons, lessons.repertoire.path, replace(lessons.repertoire.path, id="autre", title=Text("Autre"))
        ),
    )
    lessons.touch(Touch(AdultKey.SHELF, 1))
    lessons.touch(Touch(AdultKey.SHEET, 2))
    assert chosen_in(lessons, AdultKey.SHEET, size) == {2}
    assert chosen_in(lessons, AdultKey.SHELF, size) == {1}
    assert chosen_in(lessons, AdultKey.SECTION, size) == {tuple(Section).index(Section.LESSONS)}
    kinds = at(Section.ROBOTS)
    kinds.touch(Touch(AdultKey.KIND, 1))
    assert chosen_in(kinds, AdultKey.KIND, size) == {1}
    kinds.linked = (member("fox"), member("owl"))
    kinds.touch(Touch(AdultKey.MEMBER, 1))
    assert chosen_in(kinds, AdultKey.MEMBER, size) == {1}


@for_each("size", SIZES)
def test_the_animals_that_play_stand_out_from_those_that_do_not(size: tuple[int, int]) -> None:
    session = at(Section.TOKENS)
    assert chosen_in(session, AdultKey.ANIMAL, size) == {ANIMALS.index(name) for name in session.settings.tokens}
    window, there = window_of(session, size), places(session, size)
    resting = there[Touch(AdultKey.ANIMAL, len(ANIMALS) - 1)]
    x, top = round(resting.x + resting.width / 3), round(resting.y)
    edge = [tuple(window.get_at((x, y)))[:3] for y in range(top - 2, top + 12)]
    assert max(contrast(rgb(HIGH_CONTRAST.paper), (r, g, b)) for r, g, b in edge) < contrast(YELLOW, (17, 17, 17)) / 1.8


@for_each("size", SIZES)
def test_what_is_switched_on_has_a_yellow_line_in_high_contrast(size: tuple[int, int]) -> None:
    session, least, seen = at(Section.SETTINGS), LINE * unit(size) - 0.5, set()
    window, there = window_of(session, size), places(session, size)
    for place, option in enumerate(OPTIONS):
        if Touch(AdultKey.SWITCH, place) not in there:
            continue
        seen.add(option.field)
        yellow = line_across(window, there[Touch(AdultKey.SWITCH, place)])
        if option.choices == (False, True) and not value_words(option):
            assert yellow >= least if getattr(session.settings, option.field) else not yellow, option.field
        else:
            assert yellow >= least, option.field
    assert seen == {option.field for option in OPTIONS if option.choices}


@pytest.mark.parametrize("kind", UNLINKED)
def test_the_keys_of_a_robot_without_a_link_are_seen_in_high_contrast(kind: str) -> None:
    session, size = at(Section.ROBOTS), SIZES[0]
    session.hear(Around(tuple(Kind(each.name, each.title, tried=False) for each in UNLINKED.values())))
    session.touch(Touch(AdultKey.KIND, tuple(UNLINKED).index(kind)))
    window, seen = window_of(session, size), 0
    page = scene(session, View(size, IMAGES))
    for sprite in (*page.ground, *page.actors):
        if not (sprite.sign.startswith("key ") and sprite.sign.endswith(f" of {kind}")):
            continue
        xs, ys = range(sprite.x, sprite.x + sprite.width), range(sprite.y, sprite.y + sprite.height)
        pixels = [tuple(window.get_at((x, y)))[:3] for x in xs for y in ys]
        lit = sum(contrast(rgb(HIGH_CONTRAST.cream), (r, g, b)) > 3 for r, g, b in pixels)
        assert lit > len(pixels) / 5, sprite.sign
        seen += 1
    assert seen == len(UNLINKED[kind].commands)


def test_a_key_at_its_end_looks_as_if_it_had_nothing_to_do() -> None:
    session, size = at(Section.SETTINGS), (1280, 800)
    labels = [label for label in scene(session, View(size, IMAGES)).labels if label.text in "–+"]
    live = {True: [], False: []}  # type: dict[bool, list[float]]
    there = [rect for touch, rect in places(session, size).items() if touch.key in (AdultKey.LESS, AdultKey.MORE)]
    for label in labels:
        on_key = any(rect.contains(label.x + 3, label.y + label.size / 2) for rect in there)
        live[on_key].append(contrast(rgb(painted(label.colour, HIGH_CONTRAST)), rgb(HIGH_CONTRAST.cream)))
    assert min(live[True]) > 7
    assert max(live[False]) < 4.5


def test_a_childs_hair_is_not_the_colour_of_the_skin() -> None:
    drawing = (ASSETS / "icon-child.svg").read_text("utf-8")
    assert "fill-hair" in drawing
    assert "fill-skin" in drawing
    assert contrast(rgb(HIGH_CONTRAST.hair), rgb(HIGH_CONTRAST.skin)) >= 1.6


READ = (SheetPart.PREPARE, SheetPart.LEAD, SheetPart.HELP, SheetPart.QUOTES)
"""The parts of a sheet that are text alone."""


def part_of(part: SheetPart) -> Touch:
    return Touch(AdultKey.SHEET_PART, tuple(SheetPart).index(part))


def reading(place: int, part: SheetPart) -> Session:
    session = at(Section.LESSONS)
    session.touch(Touch(AdultKey.SHEET, place))
    session.touch(part_of(part))
    return session


def flowing(session: Session, size: tuple[int, int]) -> tuple[Rect, list[Label]]:
    """The room between the tabs and the keys, and the labels in it."""
    there = places(session, size)
    tabs, start = there[part_of(SheetPart.LEAD)], there[Touch(AdultKey.START)]
    room = Rect(start.x, tabs.bottom, size[0] - start.x, start.y - tabs.bottom)
    labels = [label for label in scene(session, View(size, IMAGES)).labels if label.text]
    return room, [label for label in labels if room.contains(label.x + 1, label.y + label.size / 2)]


def read_through(session: Session, size: tuple[int, int]) -> list[str]:
    """All that the keys down lead to."""
    seen = list[str]()
    while True:
        seen += [label.text for label in flowing(session, size)[1]]
        down = next((each for each in places(session, size) if each == sheet_key(session, size, AdultKey.DOWN)), None)
        if down is None:
            return seen
        session.touch(down)


def sheet_key(session: Session, size: tuple[int, int], key: AdultKey) -> Touch | None:
    """The key up or down of the sheet, where it leads somewhere."""
    found = (each for each in places(session, size) if each.key is key and each.index == Pane.SHEET.value)
    return next(found, None)


def ends_of_paragraphs(session: Session) -> set[str]:
    """The last word of everything a sheet may say."""
    lesson, code = session.repertoire.found.lesson, language()
    texts = [*texts_of(lesson.sheet), *texts_of(lesson.credits), *texts_of(lesson.requires), *texts_of(lesson.story)]
    titles = [
        each.title for each in session.repertoire.path.lessons if each.id in (*lesson.sheet.before, *lesson.sheet.after)
    ]
    note = Text(_("Ces textes ont été relus dans une extraction des PDF officiels : le PDF officiel fait foi."))
    said = (each.in_language(code).strip('«»“”". ').split() for each in (*texts, *titles, note))
    ends = {words[-1] for words in said if words}
    return ends | {each.page for each in lesson.sheet.references}


def texts_of(part: object) -> Iterator[Text]:
    """Every text in ``part`` and in what it holds."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, tuple):
        yield from (text for each in part for text in texts_of(each))
    elif is_dataclass(part):
        yield from (text for each in fields(part) for text in texts_of(getattr(part, each.name)))


@for_each("size", SIZES)
@for_each("place", range(6))
def test_a_sheet_ends_above_its_keys_at_the_end_of_a_paragraph(
    place: int, size: tuple[int, int], any_language: str
) -> None:
    for part in READ:
        session = reading(place, part)
        room, labels = flowing(session, size)
        assert all(label.y + label.size <= room.bottom for label in labels)
        words = {word.strip('«»“”"\u00a0. ') for word in ends_of_paragraphs(session)}
        last = labels[-1].text.replace("\u00a0", " ").strip('«»“”". ').split()[-1]
        assert last in words, (any_language, part)


@for_each("size", SIZES)
@pytest.mark.parametrize(
    ("part", "asked"),
    [
        (SheetPart.PREPARE, ("Groupes", "Matériel", "Pendant ce temps, les autres", "Ce que l'enfant fait déjà")),
        (SheetPart.LEAD, ("Rôles", "Mots")),
        (SheetPart.HELP, ("On voit", "Plus simple", "Plus difficile", "Sans écran")),
        (SheetPart.AFTER, ("C'est réussi si l'enfant", "À observer")),
    ],
    ids=lambda each: getattr(each, "name", ""),
)
def test_each_part_of_a_sheet_says_what_is_needed_first(
    part: SheetPart, asked: tuple[str, ...], size: tuple[int, int]
) -> None:
    seen = read_through(reading(1, part), size)
    found = [seen.index(heading) for heading in asked]
    assert found == sorted(found)
    if part is SheetPart.LEAD:
        assert len({text for text in seen if text.endswith("min")}) >= 3


@for_each("size", SIZES)
def test_where_nothing_is_played_what_to_observe_begins_as_high_as_every_part(size: tuple[int, int]) -> None:
    path, tops = path_at(), set()
    first, *others = path.lessons
    session = Session(replace(path, lessons=(replace(first, challenges=()), *others)), "fr", hashes=hashes_at())
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.LESSONS)))
    for part, heading in ((SheetPart.PREPARE, "Groupes"), (SheetPart.AFTER, "C'est réussi si l'enfant")):
        session.touch(part_of(part))
        labels = scene(session, View(size, IMAGES)).labels
        tops.add(next(label.y for label in labels if label.text == heading))
    assert len(tops) == 1


@for_each("size", SIZES)
def test_who_leads_a_seance_reads_most_of_it_at_once(size: tuple[int, int], any_language: str) -> None:
    """On any sheet of the path the first two steps are whole: their minutes, what is said and what is done."""
    for place, lesson in enumerate(at(Section.LESSONS).repertoire.path.on_shelf):
        if len(lesson.sheet.steps) < 2 or not lesson.challenges:
            continue
        told = " ".join(label.text for label in flowing(reading(place, SheetPart.LEAD), size)[1])
        for step in lesson.sheet.steps[:2]:
            for text in (step.grouping, step.say, step.do):
                assert text.in_language(any_language).split()[-1].replace("\u202f", " ").strip("\u00a0?!. ") in told
        assert told.count(" min ") + told.startswith(f"{lesson.sheet.steps[0].minutes} min") >= 2


ERROR_COLUMNS = ("On voit", "On dit", "Le kit")
"""A row of them is read as a whole."""


@for_each("size", SIZES)
@for_each("place", range(6))
def test_the_keys_up_and_down_never_part_what_is_done_from_what_was_said(place: int, size: tuple[int, int]) -> None:
    for part in READ:
        session = reading(place, part)
        for key in (AdultKey.DOWN, AdultKey.UP):
            while touch := sheet_key(session, size, key):
                session.touch(touch)
                _room, labels = flowing(session, size)
                (scroll,) = [each for each in scrolls(session, size) if each.pane is Pane.SHEET]
                is_row = len({label.x for label in labels if label.y == labels[0].y}) == len(ERROR_COLUMNS)
                begins = labels[0].colour == ROLE.rust or labels[0].text.endswith("min") or is_row
                assert scroll.top == scroll.last or begins


def at_a_long_sheet() -> Session:
    """A séance of three times as many steps."""
    session = at(Section.LESSONS)
    first, *others = session.repertoire.path.lessons
    long = replace(first, sheet=replace(first.sheet, steps=first.sheet.steps * 3))
    put(session, repertoire=offering(session, replace(session.repertoire.path, lessons=(long, *others), shelf=())))
    return session


@for_each("size", SIZES)
def test_the_keys_up_and_down_stand_at_the_ends_of_their_list_and_in_its_column(size: tuple[int, int]) -> None:
    session = at_a_long_sheet()
    (scroll,) = [each for each in scrolls(session, size) if each.pane is Pane.SHEET]
    rect, (_room, labels) = scroll.rect, flowing(session, size)
    down = places(session, size)[next(each for each in places(session, size) if each.key is AdultKey.DOWN)]
    assert down.bottom == pytest.approx(rect.bottom)
    assert down.right == pytest.approx(rect.right)
    assert abs(labels[0].y - rect.y) <= unit(size)
    assert all(label.x + label.width <= down.x for label in labels)
    session.touch(Touch(AdultKey.DOWN, Pane.SHEET.value, amount=1))
    up = places(session, size)[next(each for each in places(session, size) if each.key is AdultKey.UP)]
    assert up.y == pytest.approx(rect.y)
    assert up.x == pytest.approx(down.x)


@for_each("size", [*SIZES, (800, 1280)], ids=lambda size: "x".join(map(str, size)))
def test_each_challenge_has_its_mat_and_its_task_and_a_touch_shows_it_large(size: tuple[int, int]) -> None:
    for place, lesson in enumerate(path_at().on_shelf):
        if not lesson.challenges:
            continue
        session = reading(place, SheetPart.CHALLENGES)
        cards = {touch.index: rect for touch, rect in places(session, size).items() if touch.key is AdultKey.LOOK_AT}
        assert list(cards) == list(range(len(lesson.challenges)))
        mats = mats_in(session, size)
        assert list(mats) == [challenge.id for challenge in lesson.challenges]
        for number, rect in cards.items():
            mat = mats[lesson.challenges[number].id]
            assert rect.x <= mat.x
            assert mat.right <= rect.right
        start = places(session, size)[Touch(AdultKey.START)]
        assert all(rect.bottom < start.y for rect in cards.values())
        session.touch(Touch(AdultKey.LOOK_AT, 1))
        (large,) = mats_in(session, size).items()
        assert large[0] == lesson.challenges[1].id
        assert large[1].height > mats[large[0]].height
        session.touch(Touch(AdultKey.LOOK_AT, 1))
        assert mats_in(session, size) == mats


def mats_in(session: Session, size: tuple[int, int]) -> dict[str, Rect]:
    """The mats on the page, by the ids of their challenges."""
    drawn = scene(session, View(size, IMAGES)).actors
    found = (each for each in drawn if each.sign.startswith("mat of "))
    return {each.sign.removeprefix("mat of "): Rect(each.x, each.y, each.width, each.height) for each in found}


def test_another_seance_is_read_at_the_same_part_and_the_door_leads_to_how_it_goes() -> None:
    session = reading(0, SheetPart.HELP)

    def shown_after(*touches: Touch) -> SheetView:
        for touch in touches:
            session.touch(touch)
        return session.adults.sheet

    assert shown_after(Touch(AdultKey.SHEET, 2)) == SheetView(SheetPart.HELP)
    quoted = part_of(SheetPart.QUOTES)
    assert shown_after(quoted, Touch(AdultKey.SHEET, 1)) == SheetView(SheetPart.PREPARE)
    large = part_of(SheetPart.CHALLENGES), Touch(AdultKey.LOOK_AT, 0)
    assert shown_after(*large) == SheetView(SheetPart.CHALLENGES, 0)
    assert shown_after(Touch(AdultKey.SHEET, 0)) == SheetView(SheetPart.CHALLENGES)
    assert shown_after(Touch(AdultKey.CHILDREN), Touch(Key.ADULTS)) == SheetView(SheetPart.LEAD)


def test_a_seance_without_challenges_shows_how_it_goes_where_challenges_were_looked_at() -> None:
    games = path_of(challenge(MEADOW)).lessons[0]
    without = replace(games, id="jeux", challenges=())
    assert SheetView(SheetPart.CHALLENGES).shown(without) is SheetPart.LEAD
    assert SheetView(SheetPart.CHALLENGES).shown(games) is SheetPart.CHALLENGES
    assert SheetView(SheetPart.LEAD).shown(games) is SheetPart.CHALLENGES, "nothing says how it goes"
    assert SheetView(SheetPart.LEAD).shown(path_at().lessons[0]) is SheetPart.LEAD


@for_each("size", SIZES)
def test_every_title_in_the_list_of_seances_is_in_the_same_letters(size: tuple[int, int], any_language: str) -> None:
    session = at(Section.LESSONS)
    labels = scene(session, View(size, IMAGES)).labels
    titles = " ".join(lesson.title.in_language(any_language) for lesson in session.repertoire.path.lessons).replace(
        "\u00a0", " "
    )
    rows = [rect for touch, rect in places(session, size).items() if touch.key is AdultKey.SHEET]
    found = [label for label in labels if any(rect.contains(label.x, label.y) for rect in rows)]
    named = [label for label in found if label.text.replace("\u00a0", " ") in titles]
    assert len(named) >= len(rows)
    assert len({label.size for label in named}) == 1


def test_all_can_be_erased_even_where_there_is_no_try() -> None:
    session, size = at(Section.DATA), (1280, 800)
    assert session.adults.data.total == 0
    assert Touch(AdultKey.ERASE) in places(session, size), "a program on the screen or a report may be kept"
