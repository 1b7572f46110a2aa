"""Where goals open, in every challenge of every path: large, near the bee who came or beside the mat, over nothing."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from beebot.mat import Place
from lecons import FIRST_PATH, path_called
from lecons.pictures.marks import LIT, SHINE
from lecons.pictures.rectangles import HEM, Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import View
from simulateur.pages.mat.opening_spots import reached_goals
from simulateur.pages.open_page import places, scene
from tests.kit_content import path_at
from tests.simulateur.builders import IMAGES, challenge, keys, path_of
from tests.simulateur.rectangles import covers
from tests.simulateur.whole_path import answered

SIZE, SEVEN = (1280, 800), (1024, 600)
LIGHT, PICTURE, RIM = 0.53, 0.42, 0.2
"""The radius of a light, in its sides; of a picture, and what of it may be covered beside, in cells."""
RAY = re.compile(r"M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)")
PATHS = sorted(FIRST_PATH.parent.glob("*.yaml"))


def successes(session: Session) -> Iterator[Attempt]:
    """Each challenge once it is answered, while its success is shown on its page."""
    for lesson, asked in enumerate(session.repertoire.path.lessons):
        for number in range(len(asked.challenges)):
            session.open_challenge(lesson, number)
            for touch in answered(session, lambda: session.tick(300)):
                if session.attempt is not None and session.attempt.phase is Phase.SUCCEEDED:
                    yield session.attempt
                    break
                session.touch(touch)


def ray_ends(light: Sprite) -> list[tuple[float, float]]:
    ends = (tuple(map(float, found)) for found in RAY.findall(light.svg))
    return [(light.x + x, light.y + y) for ax, ay, bx, by in ends for x, y in ((ax, ay), (bx, by))]


def opened(session: Session, size: tuple[int, int]) -> list[Rect]:
    drawn = scene(session, View(size, IMAGES)).actors
    return [Rect(*each[1:5]) for each in drawn if each.sign.endswith(" open") and not each.sign.startswith("bee")]


@pytest.mark.parametrize("size", [SIZE, SEVEN])
@pytest.mark.parametrize("path", PATHS, ids=lambda each: each.stem)
def test_it_opens_near_the_bee_where_it_is_large_there_and_covers_nothing_and_else_beside_the_mat(
    path: Path, size: tuple[int, int]
) -> None:
    session, found = Session(path_at(path), "fr"), 0
    for attempt in successes(session):
        layout = layout_of(session, size)
        mat = mat_of(attempt, layout)
        bees = [mat.centre_of(each.column, each.row) for each in map(attempt.moment_of, range(attempt.robots))]
        whole = mat.grid.inset(-HEM * mat.cell)
        for box in opened(session, size):
            found += 1
            if mat.rows > 1 and whole.meets(box):
                assert covers(whole.inset(-1), box), attempt.challenge.id
                assert box.width > 1.7 * mat.cell, attempt.challenge.id
                assert min(math.dist(bee, box.centre) for bee in bees) <= 1.6 * mat.cell + 1, attempt.challenge.id
            elif mat.rows > 1:
                assert box.width >= (0.06 if attempt.robots > 1 else 0.1) * size[0], attempt.challenge.id
                others = [*places(session, size).values(), *(tray.rect for tray in layout.success_trays), layout.words]
                assert not any(box.inset(0.1 * box.width).meets(each) for each in others), attempt.challenge.id
                assert covers(Rect(0, 0, *size), box), attempt.challenge.id
    assert found


@pytest.mark.parametrize("path", PATHS, ids=lambda each: each.stem)
def test_no_ray_and_no_light_lies_on_what_stands_on_the_mat(path: Path) -> None:
    session, found = Session(path_at(path), "fr"), 0
    for attempt in successes(session):
        mat, there = mat_of(attempt, layout_of(session, SIZE)), attempt.challenge.mat
        reached = {cell for _robot, cell in reached_goals(attempt)}
        things = there.obstacles.union(each.cell for each in there.places) - reached
        middles = [mat.centre_of_cell(cell) for cell in things]
        for light in scene(session, View(SIZE, IMAGES)).actors:
            if light.sign.startswith("light") and "bee" not in light.sign:
                box = Rect(light.x, light.y, light.width, light.height)
                radius = LIGHT * light.width / SHINE
                deep = [radius + (PICTURE - RIM) * mat.cell - math.dist(box.centre, middle) for middle in middles]
                assert not any(each > 0 for each in deep), attempt.challenge.id
            if light.sign.startswith("light") and "with rays" in light.sign:
                found += 1
                assert all(math.dist(end, middle) > 0.4 * mat.cell for end in ray_ends(light) for middle in middles), (
                    attempt.challenge.id
                )
    assert found


_LETTERS = [each.id for each in path_at(path_called("grande-section-annee")).lessons].index("l-abeille-ecrit")
"""Where in its year the séance on a mat full of letters is."""


@pytest.mark.parametrize("size", [SIZE, SEVEN, (800, 1280), (1920, 1080)])
def test_on_a_mat_full_of_letters_it_opens_large_beside_it_and_then_rests_by_its_flower(
    size: tuple[int, int],
) -> None:
    session = Session(path_at(path_called("grande-section-annee")), "fr", settings=Settings(whiteboard=size[0] > 1280))
    session.open_challenge(_LETTERS, 0)
    for touch in answered(session, lambda: None):
        session.touch(touch)
        if touch.key is Key.GO:
            break
    attempt = session.attempt
    assert attempt is not None
    while attempt.phase is not Phase.SUCCEEDED:
        session.tick(0.05)
        attempt = session.attempt
        assert attempt is not None
    mat, seen = mat_of(attempt, layout_of(session, size)), []
    for _tick in range(35):
        session.tick(0.1)
        petals = [Rect(*each[1:5]) for each in scene(session, View(size, IMAGES)).actors if each.sign[:7] == "petals "]
        for box in opened(session, size):
            assert not box.meets(mat.grid.inset(-HEM * mat.cell))
            assert not any(box.inset(0.2 * box.width).meets(each) for each in petals)
            seen.append(box)
    sizes = [round(box.width) for box in seen]
    assert max(sizes) > (1.8 if size[0] > 1280 else 2.4) * mat.cell
    assert sizes[-1] > 0.4 * max(sizes)
    assert len({*sizes[-5:]}) == 1
    assert len({*sizes}) < 15, "each size is drawn anew"


@pytest.mark.parametrize("less", [False, True])
def test_beside_the_mat_it_comes_without_a_show_where_movement_is_less(*, less: bool) -> None:
    session = Session(path_at(path_called("grande-section-annee")), "fr", settings=Settings(less_movement=less))
    session.open_challenge(_LETTERS, 0)
    for touch in answered(session, lambda: session.tick(300)):
        session.touch(touch)
        if touch.key is Key.GO:
            break
    while session.attempt is None or session.attempt.phase is not Phase.SUCCEEDED:
        session.tick(0.05)
    where = set()
    for _tick in range(40):
        where.update(opened(session, SIZE))
        session.tick(0.1)
    assert (len(where) == 1) == less


@pytest.mark.parametrize(
    ("shown", "less", "hops"),
    [("mois-avril", False, True), ("mois-avril", True, False), ("ile-coffre", False, False)],
)
def test_what_has_no_opened_picture_hops_in_its_light_and_then_rests(shown: str, less: bool, hops: bool) -> None:
    asked = challenge("tapis 4 3\ndépart A1 est\narrivée D1")
    (goal,) = asked.goals
    mat = replace(asked.mat, places=(Place(goal, picture=shown),))
    session = Session(path_of(replace(asked, mat=mat)), "fr", settings=Settings(less_movement=less))
    session.open_challenge(0, 0)
    for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    heights = []
    for _ in range(300):
        session.tick(0.05)
        drawn = [each for each in scene(session, View(SIZE, IMAGES)).actors if each.sign.endswith(" open")]
        heights += [each.y + each.height / 2 for each in drawn]
    assert max(heights) - heights[-1] < 2
    assert (heights[-1] - min(heights) > 10) == hops
    assert len({*heights[-40:]}) == 1


@pytest.mark.parametrize(
    "facts", ["tapis 4 3\ndépart B2 est\narrivée B2\nfleurs C2", "tapis 4 1\ndépart B1 est\narrivée B1"]
)
def test_a_goal_under_the_bee_who_starts_there_is_seen_round_her_and_in_her_corner_until_she_goes(facts: str) -> None:
    session = Session(path_of(challenge(facts)), "fr")
    session.open_challenge(0, 0)

    def seen() -> tuple[list[Sprite], list[Sprite], Sprite]:
        drawn = [each for each in scene(session, View(SIZE, IMAGES)).actors if each.y < 580]
        lights = [each for each in drawn if each.sign in ("arrivee", "light under the bee")]
        (bee,) = [each for each in drawn if each.sign.startswith("bee") and "shadow" not in each.sign][:1]
        assert all(drawn.index(light) < drawn.index(bee) for light in lights)
        return lights, [each for each in drawn if each.sign == "ruche tucked away"], bee

    (light,), (goal,), bee = seen()
    assert light.width > 1.2 * bee.width
    assert goal.width > 0.4 * bee.width
    for touch in (*keys("avancer reculer"), Touch(Key.GO)):
        session.touch(touch)
    session.tick(0.7)
    assert seen()[:2] == ([], [])


@pytest.mark.parametrize(
    ("picture", "letters", "shown"), [("ferme-cochon", "", "ferme cochon"), ("", "V", "V"), ("", "", "ruche")]
)
def test_encore_and_the_film_show_what_the_challenge_is_about(picture: str, letters: str, shown: str) -> None:
    asked = challenge("tapis 4 3\ndépart A1 est\narrivée D1")
    there = [Place(cell, picture=picture, letters=letters) for cell in asked.goals if picture or letters]
    session = Session(path_of(replace(asked, mat=replace(asked.mat, places=tuple(there)))), "fr")
    session.open_challenge(0, 0)
    for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    for _ in range(100):
        session.tick(0.2)
    drawn = [each for each in scene(session, View(SIZE, IMAGES)).actors if each.sign.endswith("on a key")]
    assert {each.sign for each in drawn} == {f"{shown} on a key"}
    where = [places(session, SIZE)[Touch(key)] for key in (Key.AGAIN, Key.FILM)]
    assert all(
        covers(rect, Rect(*each[1:5])) for rect, each in zip(where, sorted(drawn, key=lambda each: each.x), strict=True)
    )
    session.touch(Touch(Key.FILM))
    session.tick(0.1)
    assert f"{shown} on a key" in [each.sign for each in scene(session, View(SIZE, IMAGES)).actors]


UPRIGHT = pytest.mark.parametrize("size", [(600, 1024), (800, 1280)], ids=str)


def one_step_on(facts: str) -> Session:
    session = Session(path_of(challenge(facts)), "fr")
    session.open_challenge(0, 0)
    for touch in (*keys("avancer"), Touch(Key.GO)):
        session.touch(touch)
    while session.attempt is None or session.attempt.phase is not Phase.SUCCEEDED:
        session.tick(0.05)
    return session


@UPRIGHT
def test_in_an_upright_window_what_rests_beside_the_mat_has_a_quarter_of_the_width(size: tuple[int, int]) -> None:
    session = one_step_on("tapis 3 2\ndépart A1 est\narrivée B1\nlieux B1=ile-coffre A2=ruche B2=ruche")
    session.tick(12)
    (goal,) = opened(session, size)
    assert goal.width > 0.22 * size[0]
    assert not any(goal.meets(rect) for touch, rect in places(session, size).items() if touch.key is not Key.POKE)


@pytest.mark.parametrize(("size", "least"), [((1280, 800), 74), ((1024, 600), 60), ((600, 1024), 53)], ids=str)
def test_the_cards_of_a_long_melody_are_as_large_as_there_is_room(size: tuple[int, int], least: int) -> None:
    """Eleven cards in two rows, with a place that is left: they grow up to the mat or to the key above them."""
    session = Session(path_of(challenge("tapis 6 5\ndépart A1 est\narrivée B1\nmaximum 12")), "fr")
    session.open_challenge(0, 0)
    for touch in keys("avancer " + "gauche droite " * 5):
        session.touch(touch)
    assert session.attempt is not None
    layout = layout_of(session, size)
    (tray,) = layout.success_trays
    assert len(tray.slots) == 12
    assert tray.slots[0].width >= least
    mat = mat_of(session.attempt, layout).grid
    above = [mat, *(rect for touch, rect in layout.success_places.items())]
    assert not any(tray.rect.meets(each) for each in above)


def test_the_light_round_a_bee_who_dances_beside_the_mat_is_dark_in_high_contrast() -> None:
    """Her wings and feelers are white there; what has opened lies on light that is bright in every theme."""
    session, bright = Session(path_at(FIRST_PATH), "fr"), {}
    for attempt in successes(session):
        drawn = scene(session, View(SIZE, IMAGES)).actors
        bright[attempt.challenge.id] = {LIT in each.svg for each in drawn if each.sign.split()[:1] == ["light"]}
    assert (bright["cinq-fois"], bright["le-petit-carre"]) == ({True}, {False})
