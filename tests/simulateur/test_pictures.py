"""Golden pictures of the pages, compared with a little tolerance: that what is to be seen also looks well.

After a drawing was changed on purpose: ``pytest tests/simulateur --update-pictures``, then look at what git shows.
"""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from beebot.lesson import LearningPath
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.reports import RobotsAre
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.window.fingers import Finger
from tests.simulateur.builders import GENRES, MEADOW, THREE_STEPS, challenge, keys, lesson, member, open_app, path, put

pytestmark = pytest.mark.usefixtures("display")
EXPECTED = Path(__file__).parent / "expected_images"
SIZE = (640, 400)
MEAN_LIMIT = 0.25
"""Of 255, over all pixels and channels."""
SHARE_LIMIT, FAR = 0.001, 24
"""So many of the pixels may differ by more than ``FAR`` in one of their channels."""
SOLUTION = "avancer avancer pause gauche avancer avancer avancer droite avancer avancer avancer"


A_NEW_MACHINE = Settings()


class Stage:
    """A session with done and undone lessons, a linked robot and a note, in a small window."""

    def __init__(self, played: LearningPath | None = None, settings: Settings = A_NEW_MACHINE) -> None:
        meadow = [challenge(MEADOW, f"pre-{n}", hints=["Où ?"]) for n in range(4)]
        lessons = [lesson("pre", *meadow), *(lesson(f"l{n}", challenge(THREE_STEPS, f"c{n}")) for n in range(4))]
        self.session = Session(played or path(*lessons), "fr", ["Un mot."], settings=settings)
        self.session.hear(RobotsAre((member(),)))
        self.app = open_app(self.session, SIZE)
        self.finger = Finger(self.app)

    def write(self, words: str) -> None:
        for touch in (Touch(Key.LESSON, 0), Touch(Key.CHALLENGE, 1), *keys(words)):
            self.finger.touch(touch)


def home(stage: Stage) -> None:
    put(
        stage.session,
        repertoire=stage.session.repertoire.with_done(
            stage.session.repertoire.flowers.keys(stage.session.repertoire.path.lessons[1])
        ),
    )
    stage.finger.wait(0.75)


def lesson_page(stage: Stage) -> None:
    put(
        stage.session,
        repertoire=stage.session.repertoire.with_done(
            [stage.session.repertoire.flowers.keys(stage.session.repertoire.path.lessons[0])[0]]
        ),
    )
    stage.finger.touch(Touch(Key.LESSON, 0))


def fresh_challenge(stage: Stage) -> None:
    stage.write("")


def running(stage: Stage) -> None:
    stage.write(SOLUTION)
    stage.finger.touch(Touch(Key.GO))
    stage.finger.wait(5.5)


def touched(genre: str, *touches: Touch, settings: Settings = A_NEW_MACHINE) -> Stage:
    """A stage with one challenge of a genre, open and touched."""
    asked = challenge(GENRES[genre], hints=["Où ?"])
    stage = Stage(path(lesson("genre", asked)), settings)
    stage.session.open_challenge(0, 0)
    for touch in touches:
        stage.finger.touch(touch)
    return stage


def cell(index: int) -> Touch:
    return Touch(Key.CELL, index)


def as_the_bee(_stage: Stage) -> None:
    left = Settings(left_handed=True, all_keys=True)
    stage = touched("reproduire", *keys("avancer avancer gauche"), Touch(Key.VIEW), settings=left)
    stage.finger.touch(Touch(Key.CARD, 1))
    stage.finger.wait(1)


def adults(stage: Stage) -> None:
    for touch in (Touch(Key.ADULTS), Touch(AdultKey.SECTION, 1)):
        stage.session.touch(touch)
    stage.finger.wait(1)


def sorry(stage: Stage) -> None:
    stage.session.apologise()
    stage.finger.wait(1)


def feast(_stage: Stage) -> None:
    stage = Stage(path(lesson("une", challenge(THREE_STEPS)), lesson("autre", challenge(MEADOW))))
    stage.session.open_challenge(0, 0)
    for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
        stage.finger.touch(touch)
    stage.finger.wait(6)
    stage.finger.touch(Touch(Key.NEXT))
    stage.finger.wait(4)


PICTURES: dict[str, Callable[[Stage], None]] = {
    "home": home,
    "lesson": lesson_page,
    "challenge": running,
    "adults": adults,
    "sorry": sorry,
    "feast": feast,
    "mat-as-the-bee": as_the_bee,
}
"""One a page, and one of a mat that is turned; what each shows in its other states is told in words."""


def window() -> Image.Image:
    surface = pygame.display.get_surface()
    assert surface is not None
    return Image.frombytes("RGB", surface.get_size(), pygame.image.tobytes(surface, "RGB"))


def differences(expected: Image.Image, drawn: Image.Image) -> list[str]:
    """What is too different between two pictures; nothing if the list is empty."""
    if expected.size != drawn.size:
        return [f"{drawn.size} is not the size {expected.size}"]
    apart = ImageChops.difference(expected, drawn)
    mean = sum(ImageStat.Stat(apart).mean) / 3
    red, green, blue = apart.split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    share = sum(worst.histogram()[FAR + 1 :]) / (drawn.width * drawn.height)
    found = [] if mean <= MEAN_LIMIT else [f"mean difference {mean:.3f} > {MEAN_LIMIT}"]
    return found if share <= SHARE_LIMIT else [*found, f"{share:.2%} of the pixels differ > {SHARE_LIMIT:.2%}"]


def side_by_side(expected: Image.Image, drawn: Image.Image) -> Image.Image:
    """Expected, drawn, and their difference, made eight times stronger."""
    apart = ImageChops.difference(expected, drawn.resize(expected.size)).point(lambda value: min(8 * value, 255))
    sheet = Image.new("RGB", (3 * expected.width, expected.height))
    for place, picture in enumerate((expected, drawn, apart)):
        sheet.paste(picture, (place * expected.width, 0))
    return sheet


@pytest.mark.parametrize("name", PICTURES)
def test_the_screen_looks_as_expected(name: str, tmp_path: Path, updates_pictures: bool) -> None:
    PICTURES[name](Stage())
    drawn, file = window(), EXPECTED / f"{name}.png"
    if updates_pictures:
        EXPECTED.mkdir(exist_ok=True)
        drawn.save(file, optimize=True)
    with Image.open(file) as picture:
        expected = picture.convert("RGB")
    found = differences(expected, drawn)
    if found:
        sheet = tmp_path / f"{name}-expected-drawn-difference.png"
        side_by_side(expected, drawn).save(sheet)
        pytest.fail(f"{', '.join(found)}; see {sheet}")


def test_no_other_pictures_are_kept() -> None:
    assert {file.stem for file in EXPECTED.iterdir()} == set(PICTURES)


def test_a_bee_that_is_missing_or_two_pixels_aside_is_noticed() -> None:
    fresh_challenge(Stage())
    drawn = window()
    box = (85, 236, 135, 291)
    bee = drawn.crop(box)
    aside, gone = drawn.copy(), drawn.copy()
    aside.paste(bee, (box[0] + 2, box[1]))
    ImageDraw.Draw(gone).rectangle(box, fill="#C5DA9C")
    assert differences(drawn, drawn) == []
    assert differences(drawn, aside)
    assert differences(drawn, gone)
