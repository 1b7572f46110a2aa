"""The adults' pages as they are drawn: every text in its box, every control in the window, every list dragged."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

import fontpkg
import pygame
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from beebot.i18n import languages, use_language
from beebot.journal.journal import Entry
from beebot.lesson import Level
from beebot.text import Text
from beebot.unlinked_robots import GUESSED, UNLINKED, Pace
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.witness.protocol import plan, said_before, sent
from firmware_bridge.witness.questions import Kind, Question, of_sound
from lecons.names import ANIMALS
from lecons.pictures.letters import LINE
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Label
from simulateur.game.adults.calibration import RobotCalibration, Stage
from simulateur.game.adults.options import OPTIONS
from simulateur.game.adults.state import Section
from simulateur.game.adults.witness import WitnessPage
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.messages.printing import ChoicesAre
from simulateur.game.repertoire.seance_lists import View as Found
from simulateur.game.reports import Answer, Around, Port, RobotsAre, SearchEnded, WitnessIs
from simulateur.game.reports import Kind as KindOfRobot
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.layout.control_areas import Places
from simulateur.pages.open_page import places, scene, scrolls
from simulateur.window.app import App
from tests.kit_content import hashes_at, path_at
from tests.loops import for_each
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, lesson, member, offering, open_app, path, put
from tests.simulateur.hands import finger, mouse, mouse_up, typed

pytestmark = pytest.mark.usefixtures("display")
SIZES = [(1024, 600), (1280, 800), (1024, 768), (1366, 768), (1920, 1080), (800, 1280), (3840, 2160)]
ANY_SIZE = st.tuples(st.integers(1024, 3840), st.integers(600, 2160))
TRY = Entry("renard", date(2026, 11, 25), "le-tour-de-la-mare", "a" * 32, 12, "OUT_OF_ORDER", 11, 2)
PORTS = tuple(Port(f"/dev/ttyUSB{n}", "USB2.0-Serial CH340", ("escornabot",)) for n in range(9))
FINGER = 40 - 1e-6
"""Pixels of a control that a finger needs in both directions, at any size of the window."""
WAITING = {
    *("On cherche…", "On lit le journal…", "On compte…", "La page se prépare…", "On écrit…", "On regarde dedans…"),
    *("Searching…", "Reading the journal…", "Counting…", "Preparing the page…", "Writing…", "Looking inside…"),
}
"""Sentences that end with dots of their own."""


@pytest.fixture(params=languages())
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield str(request.param)
    use_language("fr")


def a_session(language: str = "fr", section: Section = Section.LESSONS) -> Session:
    """Five levels of twelve real séances, a robot that is lost, and everything there is to show."""
    kit = path_at()
    twelve = tuple(replace(kit.lessons[0], id=f"s{n}", title=Text(f"Séance {n}")) for n in range(12))
    session = Session(replace(kit, lessons=twelve), language, ["Un mot."] * 3, hashes=hashes_at())
    levels = (replace(session.repertoire.path, id=each.value, level=each) for each in Level)
    put(session, repertoire=offering(session, session.repertoire.path, *levels))
    kinds = tuple(KindOfRobot(f"robot{n}", f"Robot {n}", tried=n == 1) for n in range(9))
    lamps = (Lamp.LOST, Lamp.LINKED, Lamp.SEARCHING, Lamp.MAYBE, Lamp.SEEN, Lamp.LOST)
    session.hear(RobotsAre(tuple(member(token, lamp) for token, lamp in zip(ANIMALS, lamps, strict=False))))
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.SECTION, tuple(Section).index(section)))
    session.hear(Around(kinds, PORTS, ("Un port est occupé par un autre programme ; fermez-le",)))
    tries = tuple(replace(TRY, attempt=n) for n in range(1, 41))
    session.adults = session.adults._replace(data=session.adults.data._replace(entries=tries))
    return session


def looks_at_a_robot(session: Session, stage: str) -> None:
    """On the page of robots: one by its lamp, or one that is calibrated, at this stage; a search was in vain."""
    if stage.endswith(BLUE_BOT):
        session.hear(RobotsAre(tuple(each._replace(driver="bluebot") for each in session.robots)))
        stage = stage.removesuffix(BLUE_BOT)
    page, place = (
        session.adults.robots.heard(SearchEnded(in_vain=True)),
        {"lost": 0, "maybe": 3, "seen": 4}.get(stage, 1),
    )
    if stage in PACES:
        kind = UNLINKED["botley"]
        by_hand = Member(kind.name, kind.title, "", token=ANIMALS[1], lamp=Lamp.BY_HAND, pace=PACES[stage])
        session.hear(RobotsAre((session.robots[0], by_hand)))
    page, _requests = page.touch(Touch(AdultKey.MEMBER, place), session.robots)
    if stage in WITNESSED:
        session.adults = session.adults._replace(
            robots=page._replace(witness=WitnessPage(WITNESSED[stage], TYPED.get(stage, "742")))
        )
        return
    if stage not in ("lost", "linked", "maybe", "seen", *PACES):
        driving, name = stage.startswith("on "), stage.removeprefix("on ")
        begun = RobotCalibration.of(session.robots[place])._replace(stage=Stage[name], measures=(-1234, -123, -360))
        told = (
            "le robot devait avancer de 750 mm et vous en avez mesuré 1234 (1234 de côté) ; "
            "mesurez encore, du même point du robot"
        )
        page = page._replace(calibration=begun._replace(driving=driving, driven=not driving, sentence=told))
    session.adults = session.adults._replace(robots=page)


PACES = {"by hand": GUESSED, "timed": Pace(12.25, 11.75, is_measured=True)}
"""Robots without a link, one that nobody timed and one that an adult did."""
BLUE_BOT = " blue-bot"
"""A robot with keys on its back that do as well."""
PLANNED = "\n".join(
    (
        "Posez le robot au sol, loin d'un bord, une main près de l'interrupteur.",
        "Voici tout ce qui va lui être envoyé, quand vous le direz :",
        *(f"  {sent(each)}" for each in plan(DRIVERS["kit"])),
        "D'abord, le relier : allumez-le.",
    )
)
WRITTEN = (
    '{\n "temoignage": 1,\n "robot": {\n  "sorte": "kit",\n  "essais": [\n   {\n    "nom": "vider",\n    "fil": [\n'
)
WITNESSED = {
    "whom": WitnessIs(sentence="témoignage gardé dans /home/ici/Documents/temoignage.json ; donnez-le tel quel"),
    "at work": None,
    "plan": WitnessIs(Question(Kind.GO_ON, PLANNED, "Le relier")),
    "agree": WitnessIs(Question(Kind.AGREE, said_before(plan(DRIVERS["kit"])[-1]), place="Essai 8 sur 8")),
    "leaves": WitnessIs(Question(Kind.GO_ON, "Ne quittez pas le robot des yeux. Dès qu'il part :", "Il part")),
    "number": WitnessIs(Question(Kind.NUMBER, "De combien de degrés a-t-il pivoté ? (un quart de tour fait 90)")),
    "sound": WitnessIs(of_sound()),
    "file": WitnessIs(Question(Kind.KEEP, WRITTEN + "".join(f'     "{n}.000 > {"ab" * 512}",\n' for n in range(9)))),
}
"""An adult's ten minutes, at each stage."""
WITNESSED["too many"] = WITNESSED["number"]
TYPED = {"too many": "9999"}
ROBOT_SHEETS = (
    *("linked", "lost", f"lost{BLUE_BOT}", "maybe", f"maybe{BLUE_BOT}", "seen", *PACES),
    *("LINE", "on LINE", "TURNS", "on TURNS", "KEPT"),
    *WITNESSED,
)


def written(label: Label) -> Rect:
    """Where the letters of a label really are."""
    width, height = pygame.font.Font(fontpkg.path("ABeeZee"), label.size).size(label.text)
    return Rect(label.x, label.y, width, height)


def shown(session: Session, size: tuple[int, int]) -> tuple[tuple[Label, ...], Places]:
    return scene(session, View(size, IMAGES)).labels, places(session, size)


def overlap(one: Rect, other: Rect, slack: float = 1.0) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > slack and down > slack


def is_inside(one: Rect, other: Rect, slack: float = 1.0) -> bool:
    return (
        one.x >= other.x - slack
        and one.y >= other.y - slack
        and one.right <= other.right + slack
        and one.bottom <= other.bottom + slack
    )


def faults(session: Session, size: tuple[int, int]) -> list[str]:
    """Every text that leaves its box or the window, meets another, crosses a key's edge, or lost its end."""
    pygame.font.init()
    labels, there = shown(session, size)
    found = []
    boxes = [(label, written(label)) for label in labels if label.text]
    for label, box in boxes:
        tall = box.height > LINE * label.size + 1.5  # a cedilla may reach a pixel lower
        if tall or box.width > label.width or not is_inside(box, Rect(0, 0, *size)):
            found.append(f"out of its box: {label}")
        if label.text.endswith("…") and label.text not in WAITING:
            found.append(f"lost its end: {label.text}")
        for touch, rect in there.items():
            if overlap(box, rect) and not is_inside(box, rect):
                found.append(f"crosses {touch}: {label.text}")
    for (one, first), (other, second) in combinations(boxes, 2):
        if overlap(first, second, slack=0.25 * one.size):
            found.append(f"meet: {one.text} / {other.text}")
    return found


@for_each("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("section", Section)
def test_no_text_leaves_its_box_in_either_language(section: Section, size: tuple[int, int], language: str) -> None:
    session = a_session(language, section)
    found = faults(session, size)
    if section is Section.LESSONS:
        while down := next(
            (touch for touch in places(session, size) if touch.key is AdultKey.DOWN and touch.index), None
        ):
            session.touch(down)
            found += faults(session, size)
    if section is Section.DATA:
        session.touch(Touch(AdultKey.ERASE))
        found += faults(session, size)
    assert found == []


@for_each("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize(
    "typed", ["", "xylophone", "gros loup", "abeille 5 min", "aniversaire 12 enfants MS", "w" * 40]
)
def test_the_page_of_words_keeps_its_texts_and_its_keys_apart(typed: str, size: tuple[int, int], language: str) -> None:
    session = a_session(language)
    session.touch(Touch(AdultKey.FIND_BY, tuple(Found).index(Found.WORDS)))
    for letter in typed:
        session.touch(Touch(AdultKey.LETTER, ord(letter)))
    assert faults(session, size) + control_faults(session, size) == []
    session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.PRINT)))
    assert faults(session, size) + control_faults(session, size) == []


@pytest.mark.parametrize("view", Found)
def test_what_was_found_is_printed_whichever_way_it_was_found(view: Found) -> None:
    session = a_session()
    session.touch(Touch(AdultKey.FIND_BY, tuple(Found).index(view)))
    session.touch(Touch(AdultKey.SHEET, 1))
    found = session.repertoire.found
    session.touch(Touch(AdultKey.PRINT))
    _labels, there = shown(session, (1280, 800))
    assert (session.adults.section, session.repertoire.found) == (Section.PRINT, found)
    assert Touch(AdultKey.SHEET, 2) in there, "the next one is a touch away"
    assert (Touch(AdultKey.WORDS) in there) == (view is Found.WORDS)


def test_the_field_of_words_on_the_page_that_prints_leads_to_the_letters() -> None:
    session = a_session()
    session.touch(Touch(AdultKey.FIND_BY, tuple(Found).index(Found.WORDS)))
    session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.PRINT)))
    assert not session.repertoire.types
    session.touch(Touch(AdultKey.WORDS))
    assert (session.adults.section, session.repertoire.types) == (Section.LESSONS, True)


@for_each("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_an_answer_that_says_where_a_file_is_says_it_to_its_end(size: tuple[int, int]) -> None:
    session = a_session("fr", Section.DATA)
    file = "/home/ecole-maternelle/.local/share/beebot-kit/abeille-progres.csv"
    answer = (
        f"Le dossier /media/ecole/Partage/Documents ne se laisse pas écrire (Read-only file system) : "
        f"le tableau est dans {file}"
    )
    session.hear(Answer(answer))
    assert faults(session, size) + control_faults(session, size) == []


@settings(max_examples=40)
@given(
    ANY_SIZE, st.sampled_from(languages()), st.sampled_from(Section), st.sampled_from(ROBOT_SHEETS), st.integers(0, 99)
)
@example((1707, 775), "fr", Section.LESSONS, "lost", 0)
@example((3075, 1464), "fr", Section.LESSONS, "lost", 1)
@example((1583, 1165), "fr", Section.SETTINGS, "lost", 0)
def test_no_text_leaves_its_box_at_any_size(
    size: tuple[int, int], language: str, section: Section, stage: str, lesson: int
) -> None:
    use_language(language)
    session = a_session(language, section)
    if section is Section.LESSONS:
        kit = path_at()
        put(session, repertoire=offering(session, kit)._replace(place=0, sheet=lesson % len(kit.lessons)))
    if section is Section.ROBOTS:
        looks_at_a_robot(session, stage)
    found = faults(session, size) + control_faults(session, size)
    use_language("fr")
    assert found == []


@for_each("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("stage", ROBOT_SHEETS)
def test_the_sheet_of_a_robot_keeps_its_texts_and_its_controls_apart(
    stage: str, size: tuple[int, int], language: str
) -> None:
    session = a_session(language, Section.ROBOTS)
    looks_at_a_robot(session, stage)
    assert faults(session, size) == control_faults(session, size) == []


def test_a_text_that_leaves_its_box_would_be_seen() -> None:
    session = a_session("fr", Section.LESSONS)
    long = replace(
        session.repertoire.path.lessons[0], title=Text("Une séance dont le titre est bien trop long pour la liste")
    )
    of_long = replace(session.repertoire.path, lessons=(long, *session.repertoire.path.lessons[1:]))
    put(session, repertoire=offering(session, of_long)._replace(place=0))
    assert any(fault.startswith("lost its end: Une séance") for fault in faults(session, (1280, 800)))


@for_each("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("section", Section)
def test_controls_are_in_the_window_apart_and_large_enough_for_an_adults_finger(
    section: Section, size: tuple[int, int]
) -> None:
    assert control_faults(a_session("fr", section), size) == []


@for_each("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_with_an_address_there_is_room_for_squares_to_be_chosen_too(size: tuple[int, int]) -> None:
    session = a_session("fr", Section.PRINT)
    session.hear(ChoicesAre((), "https://ecole.exemple.fr/", ""))
    assert Touch(AdultKey.SQUARES, 0) in shown(session, size)[1]
    assert control_faults(session, size) == []


def control_faults(session: Session, size: tuple[int, int]) -> list[str]:
    """Every control that is not whole in the window, too small, or over another."""
    _labels, there = shown(session, size)
    found = [f"out: {touch}" for touch, rect in there.items() if not is_inside(rect, Rect(0, 0, *size))]
    found += [f"small: {touch}" for touch, rect in there.items() if min(rect.width, rect.height) < FINGER]
    pairs = combinations(there.items(), 2)
    return found + [f"over: {one} {other}" for (one, first), (other, second) in pairs if overlap(first, second)]


@for_each("size", [(1024, 600), (1280, 800)])
def test_one_robot_leaves_the_sheet_its_height_and_two_lie_below_it(size: tuple[int, int]) -> None:
    session, start = a_session("fr", Section.LESSONS), Touch(AdultKey.START)
    robots, places_with = session.robots, {}
    for count in (0, 1, 2):
        session.hear(RobotsAre(robots[:count]))
        places_with[count] = places(session, size)
        assert faults(session, size) == control_faults(session, size) == []
    assert places_with[1][start] == places_with[0][start]
    assert places_with[1][Touch(AdultKey.MEMBER, 0)].right < places_with[1][start].x
    assert places_with[2][start].bottom < places_with[2][Touch(AdultKey.MEMBER, 1)].y


@for_each("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("section", Section)
def test_the_sign_that_stops_all_robots_stands_on_every_page_and_over_no_control(
    section: Section, size: tuple[int, int]
) -> None:
    session = a_session("fr", section)
    session.hear(RobotsAre(tuple(each._replace(moving=True) for each in session.robots)))
    assert Touch(Key.STOP_ALL) in places(session, size)
    assert control_faults(session, size) == []


@pytest.mark.parametrize("section", [Section.LESSONS, Section.ROBOTS, Section.DATA])
def test_a_list_goes_to_its_end_and_back_by_its_keys(section: Section) -> None:
    session, size = a_session("fr", section), (1280, 800)
    for pane in {touch.index for touch in places(session, size) if touch.key is AdultKey.DOWN}:
        seen, steps = [{label.text for label in shown(session, size)[0]}], 0
        for key in (AdultKey.DOWN, AdultKey.UP):
            while touch := next(
                (each for each in places(session, size) if each.key is key and each.index == pane), None
            ):
                session.touch(touch)
                steps += 1
                assert steps < 100
            seen.append({label.text for label in shown(session, size)[0]})
        assert seen[0] != seen[1]
        assert seen[0] == seen[2]


def dragged_by(app: App, at: tuple[float, float], down: float) -> None:
    """A finger that goes down, slides in ten steps and goes up."""
    size = app.size
    app.step(0, [finger(at, size=size)])
    for _step in range(10):
        move = {"touch_id": 7, "finger_id": 1, "x": 0.0, "y": 0.0, "dx": 0.0, "dy": down / 10 / size[1]}
        app.step(1 / 30, [pygame.event.Event(pygame.FINGERMOTION, move)])
    app.step(0, [finger((at[0], at[1] + down), pygame.FINGERUP, size=size)])


def test_a_finger_drags_a_list_and_chooses_nothing_and_a_tap_chooses() -> None:
    app = open_app(a_session(), (1280, 800))
    app.step(0, [])
    rows = [touch for touch in places(app.session, app.size) if touch.key is AdultKey.SHEET]
    at = places(app.session, app.size)[rows[4]].centre
    dragged_by(app, at, -300)
    assert app.session.repertoire.sheet == 0
    shown_now = [touch.index for touch in places(app.session, app.size) if touch.key is AdultKey.SHEET]
    assert shown_now[0] == 4
    dragged_by(app, at, 900)
    assert [touch for touch in places(app.session, app.size) if touch.key is AdultKey.SHEET] == rows
    app.step(1, [])  # a mouse so soon after a finger would be its echo
    app.step(0, [mouse(at)])
    assert app.session.repertoire.sheet == 0
    app.step(0, [mouse_up(at)])
    assert app.session.repertoire.sheet == 4


def test_a_finger_that_comes_off_beside_chooses_nothing() -> None:
    app = open_app(a_session(), (1280, 800))
    before = app.session.adults.section
    at = places(app.session, app.size)[Touch(AdultKey.SECTION, 5)].centre
    dragged_by(app, at, -120)
    assert app.session.adults.section is before


def test_every_list_says_how_far_it_can_go() -> None:
    session = a_session()
    (found, sheet) = scrolls(session, (1280, 800))
    assert found.by(-1) is None
    assert found.by(100) == Touch(AdultKey.DOWN, found.pane.value, amount=found.last)
    assert sheet.pane is not found.pane


def test_the_keyboard_alone_reaches_and_presses_everything() -> None:
    app = open_app(a_session("fr", Section.SETTINGS), (1280, 800))
    order = list(places(app.session, app.size))
    mute = order.index(Touch(AdultKey.SWITCH, next(n for n, option in enumerate(OPTIONS) if option.field == "mute")))
    app.step(0, [typed(pygame.K_TAB)] * (mute + 1))
    app.step(0, [typed(pygame.K_RETURN)])
    assert app.session.settings == replace(Settings(), mute=True)
    app.step(0, [typed(pygame.K_UP), typed(pygame.K_DOWN), typed(pygame.K_RETURN)])
    assert not app.session.settings.mute
    app.step(0, [typed(pygame.K_ESCAPE)])
    assert app.session.page.name == "HOME"


@pytest.mark.parametrize("language", ["fr", "en"], indirect=True)
def test_the_language_changes_at_once(language: str) -> None:
    session = a_session("fr", Section.TOKENS)
    app = open_app(session, (1280, 800))
    session.use_settings(replace(session.settings, language=language))
    app.step(0, [])
    texts = {label.text for label in shown(session, (1280, 800))[0]}
    assert ("Renard" in texts) == (language == "fr")


def test_the_last_seance_of_the_list_is_as_high_as_the_others() -> None:
    session = Session(path(lesson("une", challenge(THREE_STEPS)), lesson("deux", challenge(THREE_STEPS))), "fr")
    session.touch(Touch(Key.ADULTS))
    first, last = (box for touch, box in places(session, (1280, 800)).items() if touch.key is AdultKey.SHEET)
    assert last.height == pytest.approx(first.height)


def test_a_number_that_is_too_large_says_so_and_the_file_is_shown_as_it_is_written() -> None:
    session = a_session("fr", Section.ROBOTS)
    looks_at_a_robot(session, "too many")
    labels, there = shown(session, (1280, 800))
    assert Touch(AdultKey.ANSWER, 0) not in there
    assert "effacez un chiffre" in " ".join(label.text for label in labels)
    looks_at_a_robot(session, "file")
    left = {label.text: label.x for label in shown(session, (1280, 800))[0]}
    kept = [left[text] for text in ('"robot": {', '"essais": [', '"nom": "vider",')]
    assert kept == sorted(set(kept)), "each further in than the one before"


def test_who_watches_the_robot_has_one_wide_key_and_reads_how_far_she_is() -> None:
    session = a_session("fr", Section.ROBOTS)
    looks_at_a_robot(session, "leaves")
    _labels, there = shown(session, (1280, 800))
    go, stop = there[Touch(AdultKey.ANSWER, 0)], there[Touch(AdultKey.CANCEL)]
    assert go.width > 3 * stop.width
    assert go.height > 1.9 * stop.height
    looks_at_a_robot(session, "agree")
    assert "Essai 8 sur 8" in [label.text for label in shown(session, (1280, 800))[0]]
