"""The lesson's page: what a child knows a challenge by is its scene, which fills its card, and its dots."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from lecons import FIRST_PATH
from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.kit_content import path_at
from tests.loops import for_each
from tests.simulateur.builders import IMAGES, MEADOW, challenge, path_of

PART = 0.82
"""Of its card, a scene has so much of the width and of the height."""
PATHS = sorted(FIRST_PATH.parent.glob("*.yaml"))


@for_each("size", [(1280, 800), (1024, 600), (800, 1280), (1920, 1080)])
@for_each("whiteboard", [False, True])
@pytest.mark.parametrize("file", PATHS, ids=lambda file: file.stem)
def test_a_scene_fills_its_card_and_no_sign_lies_on_another_one(
    file: Path, size: tuple[int, int], whiteboard: bool
) -> None:
    path = path_at(file)
    for lesson in path.lessons:
        session = Session(path, "fr", settings=Settings(whiteboard=whiteboard))
        session.open_lesson(lesson.id)
        session.journey.go(session.route.to_page(Page.LESSON))  # some open with a story
        actors, where = scene(session, View(size, IMAGES)).actors, places(session, size)
        cards = [where[Touch(Key.CHALLENGE, place)] for place in range(len(lesson.challenges))]
        scenes = [each for each in actors if each.sign.startswith("scene of ")]
        for card, mat in zip(cards, scenes, strict=True):
            assert min(mat.width / card.width, mat.height / card.height) > PART
        signs = [each for each in actors if each.sign.endswith(" dots") or each.sign.startswith(("degree", "star"))]
        boxes = [Rect(each.x, each.y, each.width, each.height) for each in signs]
        for box in boxes:
            on = [card for card in cards if card.meets(box)]
            assert len(on) == 1, "a sign lies on its own card alone"
            assert Rect.enclosing((on[0].inset(-5), box)) == pytest.approx(on[0].inset(-5))
        for each, box in zip(signs, boxes, strict=True):
            if each.sign.endswith(" dots"):  # below its scene: it covers no face
                assert all(
                    mat.y + mat.height - box.y < 0.3 * box.height for mat in scenes if box.meets(Rect(*mat[1:5]))
                )
        marks = [box for each, box in zip(signs, boxes, strict=True) if not each.sign.endswith(" dots")]
        for box in marks:  # no goal that is up there is hidden
            (mat,) = (each for each in scenes if box.meets(Rect(each.x, each.y, each.width, each.height)))
            assert (mat.x + mat.width - box.x) * (box.bottom - mat.y) <= 0.55 * box.width * box.height


@pytest.mark.parametrize("file", PATHS, ids=lambda file: file.stem)
def test_no_two_cards_of_a_seance_look_alike(file: Path) -> None:
    path = path_at(file)
    for lesson in path.lessons:
        session = Session(path, "fr")
        session.open_lesson(lesson.id)
        session.journey.go(session.route.to_page(Page.LESSON))  # some open with a story
        actors = scene(session, View((1280, 800), IMAGES)).actors
        drawn = [each.svg for each in actors if each.sign.endswith(" dots")]
        assert len(set(drawn)) == len(drawn) == len(lesson.challenges)
        assert [svg.count("<circle") for svg in drawn] == list(range(1, len(drawn) + 1))


@pytest.mark.parametrize(("size", "rows"), [((1280, 800), [2, 1, 2]), ((1024, 600), [2, 1, 2]), ((1920, 1080), [3, 2])])
def test_five_cards_lie_as_on_a_die_or_as_bricks(size: tuple[int, int], rows: list[int]) -> None:
    session = Session(path_of(*(challenge(MEADOW, str(n)) for n in range(5))), "fr")
    session.use_settings(replace(session.settings, whiteboard=size == (1920, 1080)))
    session.open_lesson(session.repertoire.path.lessons[0].id)
    where = places(session, size)
    cards = [where[Touch(Key.CHALLENGE, place)] for place in range(5)]
    tops = Counter(card.y for card in cards)
    assert list(tops.values()) == rows
    middles = {round(Rect.enclosing([card for card in cards if card.y == top]).centre[0]) for top in tops}
    assert len(middles) == 1
