"""The adults' page of the class's tablets: what is told of each, and which keys there are in each state."""

import re

import pytest

from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.tablets import SeenTablet, TabletAsk, TabletsAre
from simulateur.game.session import Session
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, path_of

SIZES = [(1280, 800), (1024, 600), (800, 1280)]
CODE, SQUARE = "472916", ("# #", " ##", "###")
PRESENT = (
    SeenTablet("fox", "La ferme", is_here=True, is_done=False),
    SeenTablet("owl", "Le parc", is_here=True, is_done=True),
    SeenTablet("pig", "Le jardin", is_here=False, is_done=True),
)
OPENS, FORGETS = AdultKey.OPEN_TABLETS, AdultKey.FORGET_TABLETS
OF_CLASS = (AdultKey.LET_PLAY, AdultKey.LET_LISTEN, AdultKey.LESSON_ON_ALL, AdultKey.CLOSE_TABLETS)


def opened(*present: SeenTablet, listens: bool = False, answer: str = "") -> TabletsAre:
    return TabletsAre("http://192.168.1.20:8765/", CODE, SQUARE, "11:45", listens, present, answer)


def shown(tablets: TabletsAre, *touches: AdultKey) -> Session:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    section = tuple(Section).index(Section.TABLETS)
    for touch in (Touch(Key.ADULTS), Touch(AdultKey.SECTION, section), *map(Touch, touches)):
        session.touch(touch)
    session.hear(tablets)
    return session


def said(session: Session, size: tuple[int, int] = SIZES[0]) -> list[str]:
    return [label.text for label in scene(session, View(size, IMAGES)).labels]


def signs(session: Session) -> list[str]:
    found = scene(session, View(SIZES[0], IMAGES))
    return [sprite.sign for sprite in (*found.ground, *found.actors)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("tablets", "touches", "keys"),
    [
        (TabletsAre(), (), {OPENS, FORGETS}),
        (TabletsAre(answer="Le Wi-Fi est coupé."), (), {OPENS, FORGETS}),
        (TabletsAre(), (FORGETS,), {AdultKey.CANCEL, AdultKey.CONFIRM}),
        (opened(), (), {*OF_CLASS} - {AdultKey.LET_PLAY}),
        (opened(listens=True), (), {*OF_CLASS} - {AdultKey.LET_LISTEN}),
    ],
    ids=["closed", "answered", "forgetting", "open", "listening"],
)
def test_each_state_has_its_keys(
    tablets: TabletsAre, touches: tuple[AdultKey, ...], keys: set[AdultKey], size: tuple[int, int]
) -> None:
    found = {touch.key for touch in places(shown(tablets, *touches), size)}
    asked = {*OF_CLASS, OPENS, FORGETS, AdultKey.CANCEL, AdultKey.CONFIRM}
    assert found & asked == keys


def test_a_tablet_that_is_here_is_counted_and_one_that_went_is_said_to_come_back() -> None:
    words = said(shown(opened(*PRESENT)))
    assert "2 tablettes sont là" in words
    assert words.count("revient dans un instant") == 1
    assert {"La ferme", "Le parc", "Le jardin"} <= set(words)
    assert "1 tablette est là" in said(shown(opened(*PRESENT[:1])))
    for nobody in ((), PRESENT[2:]):
        assert "Aucune tablette n'est encore là" in said(shown(opened(*nobody)))


def test_each_tablet_has_its_animal_and_its_mark() -> None:
    marks = ("lamp linked", "flower open plum", "lamp searching")
    for seen, mark in zip(PRESENT, marks, strict=True):
        assert signs(shown(opened(seen)))[-2:] == [seen.animal, mark]


def test_the_address_and_every_digit_of_the_code_can_be_read_and_what_is_answered_stands_for_the_hour() -> None:
    words = said(shown(opened()))
    assert "192.168.1.20:8765" in words
    assert all(digit in words for digit in CODE)
    assert any("11:45" in each for each in words)
    answered = said(shown(opened(answer="Plus de réseau.")))
    assert "Plus de réseau." in answered
    assert not any("11:45" in each for each in answered)


def test_a_camera_reads_in_the_drawn_square_the_modules_that_were_told() -> None:
    """Each module is filled where its middle lies in a drawn run, beyond a margin of four modules all round."""
    found = scene(shown(opened()), View(SIZES[0], IMAGES))
    (drawn,) = (each.svg for each in (*found.ground, *found.actors) if each.sign == "square of the address")
    (path,) = re.findall(r' d="([^"]+)"', drawn)
    side = float(re.findall(r'width="([\d.]+)', drawn)[0])
    step = side / (len(SQUARE) + 2 * 4)
    runs = [tuple(map(float, run)) for run in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z", path)]
    size = range(len(SQUARE) + 2 * 4)
    middles = [[((column + 0.5) * step, (row + 0.5) * step) for column in size] for row in size]
    read = [
        "".join("#" if any(x < a < x + w and y < b < y + h for x, y, w, h in runs) else " " for a, b in row)
        for row in middles
    ]
    margin = " " * 4
    blank = [" " * len(size)] * 4
    assert read == [*blank, *(f"{margin}{row}{margin}" for row in SQUARE), *blank]


def test_tablets_are_forgotten_after_a_second_yes_alone() -> None:
    adults = shown(TabletsAre()).adults
    for touches, asked in (
        ([AdultKey.CONFIRM], []),
        ([FORGETS], []),
        ([FORGETS, AdultKey.CANCEL, AdultKey.CONFIRM], []),
        ([FORGETS, AdultKey.CONFIRM], [TabletAsk.FORGET]),
        ([FORGETS, AdultKey.CONFIRM, AdultKey.CONFIRM], [TabletAsk.FORGET]),
    ):
        now, done = adults, []
        for key in touches:
            now, more = now.touch(Touch(key))
            done += [each for each in more if each is TabletAsk.FORGET]
        assert done == asked
