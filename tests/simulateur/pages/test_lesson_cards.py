"""The lesson's page: what a child knows a challenge by is its mat, so the mat fills its card."""

from lecons.pictures.mats import covered_cells
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from simulateur.pictures.close_ups import seen_close
from tests.kit_content import hashes_at, path_at
from tests.loops import for_each
from tests.simulateur.builders import IMAGES

PART = 0.82
"""Of its card, a mat has so much of the width or of the height."""
ROOM, CELL = (300.0, 240.0), 46.0
"""A card of six in a window of 1280×800, in pixels; the least side of a cell on it."""


@for_each("size", [(1280, 800), (1024, 600)])
@for_each("whiteboard", [False, True])
def test_a_mat_fills_its_card(size: tuple[int, int], whiteboard: bool) -> None:
    path = path_at()
    for lesson in path.lessons:
        session = Session(path, "fr", settings=Settings(whiteboard=whiteboard), hashes=hashes_at())
        session.open_lesson(lesson.id)
        actors, where = scene(session, View(size, IMAGES)).actors, places(session, size)
        mats = [each for each in actors if each.sign.startswith("mat of ")]
        assert len(mats) == len(lesson.challenges)
        for place, mat in enumerate(mats):
            card = where[Touch(Key.CHALLENGE, place)]
            assert max(mat.width / card.width, mat.height / card.height) > PART


def test_a_card_is_close_to_bee_and_goal() -> None:
    for challenge in (each for lesson in path_at().lessons for each in lesson.challenges if each.pictures is None):
        side, seen = seen_close(challenge, ROOM)
        rows = [challenge.mat.height - 1 - cell.row for cell in covered_cells(challenge)]
        assert all(seen.x <= cell.column < seen.right for cell in covered_cells(challenge))
        assert all(seen.y <= row < seen.bottom for row in rows)
        assert seen.right <= challenge.mat.width
        assert seen.bottom <= challenge.mat.height
        assert side >= CELL, challenge.id
