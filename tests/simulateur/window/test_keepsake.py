"""A picture to keep, from the touch on its key to the file: what is in it, and what is not."""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame
import pytest
from PIL import Image

from beebot.i18n import use_language
from beebot.kinds import solve
from simulateur.game.controls import Key, Touch
from simulateur.game.requests import KeepPicture
from simulateur.game.session import Page, Session
from simulateur.machine.backend import Backend
from simulateur.machine.keeping.album import SHELF
from simulateur.machine.keeping.store import Store
from simulateur.pages.success.keepsake import SIZE, keepsake
from simulateur.window.app import App
from simulateur.window.screenshot import png_of
from tests.patience import HANG_S
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, THREE_STEPS, challenge, keys, path_of
from tests.simulateur.game.success.test_joys import solved
from tools.touches import touches_of

pytestmark = pytest.mark.usefixtures("display")


@pytest.fixture(autouse=True)
def french() -> None:
    use_language("fr")


@contextmanager
def playing(folder: Path, pictures: Path) -> Iterator[App]:
    """An app whose children have just finished a séance."""
    store = Store(folder, folder / "documents", pictures)
    disk = store.screen_files()
    disk.wait_opened(HANG_S)
    session = Session(path_of(challenge(THREE_STEPS, "un")), "fr")
    app = App(pygame.display.set_mode((640, 400)), session, IMAGES, Backend(session, disk=disk))
    app.step(0, [])
    session.open_challenge(0, 0)
    for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    for _second in range(60):
        app.step(1, [])
    session.touch(Touch(Key.NEXT))
    app.step(4, [])
    assert session.page is Page.FEAST
    try:
        yield app
    finally:
        app.close()
        store.close()


def wait(app: App, reached: Callable[[], bool]) -> None:
    end = time.monotonic() + HANG_S
    while not reached():
        assert time.monotonic() < end, "the disk did not answer"
        app.step(0.01, [])
        time.sleep(0.005)


def test_a_touch_on_the_frame_writes_a_picture_and_tells_the_adult_where(tmp_path: Path) -> None:
    with playing(tmp_path / "data", tmp_path / "Images") as app:
        app.session.touch(Touch(Key.FRAME))
        wait(app, lambda: bool(app.session.notices))
        (file,) = (tmp_path / "Images" / SHELF).iterdir()
        assert str(file.parent) in app.session.notices[0]
        assert file.name.endswith("-renard.png")
        assert app.session.journey.celebrations.has_kept
    with Image.open(file) as picture:
        assert picture.size == SIZE
        assert len(picture.convert("RGB").getcolors(1 << 20) or ()) > 20, "something is drawn"
        assert picture.info == {}, "nothing is told beside the pixels"


def test_where_no_folder_can_be_written_the_key_is_free_again(tmp_path: Path) -> None:
    with playing(tmp_path / "data", tmp_path / "Images") as app:
        (tmp_path / "Images").write_text("no folder")
        (tmp_path / "data" / "images").write_text("no folder")
        app.session.touch(Touch(Key.FRAME))
        wait(app, lambda: bool(app.session.notices))
        assert "ne s'écrit ni dans" in app.session.notices[0]
        assert not app.session.journey.celebrations.has_kept


def test_where_the_kit_plays_without_a_disk_the_adult_reads_it() -> None:
    session = solved()
    app = App(pygame.display.set_mode((640, 400)), session, IMAGES, Backend(session))
    session.touch(Touch(Key.FILM))
    session.touch(Touch(Key.FRAME))
    for _turn in range(2):
        app.step(0.1, [])
    assert session.notices == ("l'image n'est pas gardée : le kit joue sans disque",)
    assert not session.journey.celebrations.has_kept


def asked() -> KeepPicture:
    attempt = solved().attempt
    assert attempt is not None
    return KeepPicture(attempt, "owl")


def test_the_picture_shows_mat_trail_strip_flower_and_animal_and_nothing_else() -> None:
    shown = keepsake(asked(), IMAGES)
    signs = [sprite.sign for sprite in (*shown.ground, *shown.actors)]
    assert signs.count("card forward") == 3
    assert {"mat 4 by 3", "bee happy 90°", "owl", "bloom plum open 24 of 24"} <= set(signs)
    assert any(sign.startswith("trail") for sign in signs)
    assert [sign for sign in signs if "key" in sign or "lit" in sign] == []
    assert shown.labels == ()


def test_a_long_program_is_there_to_its_last_card() -> None:
    session = Session(path_of(challenge(MEADOW)), "fr")
    session.open_challenge(0, 0)
    answer = solve(session.route.challenge).answer
    assert answer is not None
    touches = touches_of(session.route.challenge, answer)
    for touch in (*touches, Touch(Key.GO)):
        session.touch(touch)
    for _part in range(2):
        session.tick(100)
    assert session.attempt is not None
    shown = keepsake(KeepPicture(session.attempt, "fox"), IMAGES).actors
    assert sum(sprite.sign.startswith("card ") for sprite in shown) == len(touches) > 10
    assert [sprite.sign for sprite in shown if sprite.sign.startswith(("roll", "beads"))] == []


def test_rows_of_an_odd_number_of_cards_lie_within_their_strip() -> None:
    session = Session(path_of(challenge(f"{THREE_STEPS}\nmaximum 40")), "fr")
    session.open_challenge(0, 0)
    for touch in (*keys("pause " * 34 + "avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    for _part in range(2):
        session.tick(100)
    assert session.attempt is not None
    shown = keepsake(KeepPicture(session.attempt, "fox"), IMAGES).actors
    middles = [(sprite.x + sprite.width / 2, sprite.y) for sprite in shown if sprite.sign.startswith("card ")]
    assert len(middles) == 37
    rows = sorted({y for _x, y in middles})
    assert [sum(y == row for _x, y in middles) for row in rows] == [13, 13, 11]


def test_nothing_of_the_picture_is_cut_off() -> None:
    for sprite in keepsake(asked(), IMAGES).actors:
        x, y, width, height = sprite.covered
        air = 0.3 * width if sprite.sign.startswith("card") else 0  # a card's box has room for one that is raised
        assert min(x, y, SIZE[0] - x - width, SIZE[1] - y - height) >= -air, sprite.sign


def test_the_same_success_is_the_same_picture() -> None:
    one, other = (png_of(keepsake(asked(), IMAGES), SIZE) for _time in range(2))
    assert one == other
    with Image.open(io.BytesIO(one)) as picture:
        assert picture.format == "PNG"


def test_a_program_that_was_chosen_is_a_picture_too() -> None:
    session = Session(path_of(challenge(GENRES["choisir"])), "fr")
    session.open_challenge(0, 0)
    answer = solve(session.route.challenge).answer
    assert answer is not None
    for touch in (*touches_of(session.route.challenge, answer), Touch(Key.GO)):
        session.touch(touch)
    for _part in range(2):
        session.tick(100)
    assert session.attempt is not None
    signs = [sprite.sign for sprite in keepsake(KeepPicture(session.attempt, "fox"), IMAGES).actors]
    assert sum(sign.startswith("strip") for sign in signs) == 1
