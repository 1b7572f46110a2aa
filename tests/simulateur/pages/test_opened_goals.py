"""Where goals open, in every challenge of every path: on the mat, near the bee who came, no ray on a picture."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from beebot.mat import Place
from lecons import FIRST_PATH, path_called
from lecons.pictures.landmarks import opened_sentence
from lecons.pictures.marks import SHINE
from lecons.pictures.rectangles import HEM, Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.melody import opened_picture
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import View
from simulateur.pages.mat.opened_goal import reached_goals
from simulateur.pages.open_page import places, scene
from tests.kit_content import path_at
from tests.simulateur.builders import IMAGES, challenge, keys, path_of
from tests.simulateur.rectangles import covers
from tests.simulateur.whole_path import answered

SIZE = (1280, 800)
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


@pytest.mark.parametrize("path", PATHS, ids=lambda each: each.stem)
def test_it_opens_wholly_on_the_mat_and_near_the_bee(path: Path) -> None:
    session, found = Session(path_at(path), "fr"), 0
    for attempt in successes(session):
        mat = mat_of(attempt, layout_of(session, SIZE))
        moments = map(attempt.moment_of, range(attempt.robots))
        bees = [mat.centre_of(each.column, each.row) for each in moments]
        for goal in scene(session, View(SIZE, IMAGES)).actors:
            if goal.sign.startswith("bee") or not goal.sign.endswith(" open"):
                continue
            found += 1
            box = Rect(goal.x, goal.y, goal.width, goal.height)
            if mat.rows > 1:
                assert covers(mat.grid.inset(-HEM * mat.cell - 1), box), attempt.challenge.id
                assert min(math.dist(bee, box.centre) for bee in bees) <= 1.6 * mat.cell + 1, attempt.challenge.id
    assert found


@pytest.mark.parametrize("path", PATHS, ids=lambda each: each.stem)
def test_no_ray_lies_on_what_stands_on_the_mat_and_no_light_on_more_than_two_pictures(path: Path) -> None:
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
                assert sum(each > 0 for each in deep) <= 2, attempt.challenge.id
            if light.sign.startswith("light") and "with rays" in light.sign:
                found += 1
                assert all(math.dist(end, middle) > 0.4 * mat.cell for end in ray_ends(light) for middle in middles), (
                    attempt.challenge.id
                )
    assert found


@pytest.mark.parametrize("name", ["grande-section-annee", "moyenne-section"])
def test_what_has_no_opened_picture_lies_over_no_other_so_that_an_alphabet_can_still_be_read(name: str) -> None:
    session, found = Session(path_at(path_called(name)), "fr"), 0
    for attempt in successes(session):
        picture, mat = opened_picture(attempt), mat_of(attempt, layout_of(session, SIZE))
        if picture is None or opened_sentence(picture) is not None:
            continue
        reached = {cell for _robot, cell in reached_goals(attempt)}
        others = {each.cell for each in attempt.challenge.mat.places if each.picture or each.letters} - reached
        for goal in scene(session, View(SIZE, IMAGES)).actors:
            if goal.sign.endswith(" open") and not goal.sign.startswith("bee"):
                found += 1
                box = Rect(goal.x, goal.y, goal.width, goal.height)
                middles = map(mat.centre_of_cell, others)
                assert all(math.dist(at, box.centre) > 0.5 * mat.cell for at in middles), attempt.challenge.id
    assert found > 1


@pytest.mark.parametrize(
    ("shown", "less", "hops"),
    [("couleurs-disque-bleu", False, True), ("couleurs-disque-bleu", True, False), ("ile-coffre", False, False)],
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
