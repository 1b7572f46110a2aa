"""A success can be read and is seen on each mat: one line of what is said, and a ring that blooms under the bee."""

import math
from dataclasses import replace

import pytest

from beebot.mat import Place
from lecons.pictures.letters import LINE
from lecons.pictures.marks import SHINE
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Label, Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.requests import Say
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.game.sound.praise import MANY, success_said
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, THREE_STEPS, challenge, path_of
from tests.simulateur.rectangles import Size
from tests.simulateur.whole_path import answered

LIGHT = 1.06
"""How wide a light is, in sides of what has opened."""
SIZES = [(1280, 800), (1024, 600), (800, 1280), (600, 1024), (1366, 768)]
SETTINGS = [Settings(), Settings(left_handed=True), Settings(whiteboard=True)]
ROW = "tapis 6 1\ndépart A1 est\nfleurs C1"
FACTS = {"programmer": THREE_STEPS, "sentier": ROW, **GENRES}
DONE = sorted(FACTS.keys() - {"libre", "creer"})
NO_GOAL = ["reproduire", "observer-quelle", "observer-poser"]


def begun(genre: str, settings: Settings) -> Session:
    session = Session(path_of(challenge(FACTS[genre])), settings.language, settings=settings)
    session.open_challenge(0, 0)
    session.take_requests()
    return session


def done(genre: str, settings: Settings | None = None) -> tuple[Session, list[str]]:
    """A session whose challenge is just done, and all that was said."""
    session, said = begun(genre, settings or Settings()), []

    def runs() -> None:
        session.tick(60)

    for touch in answered(session, runs):
        said += [each for asked in session.take_requests() if isinstance(asked, Say) for each in asked.sentences]
        if touch.key is Key.NEXT:
            break
        session.touch(touch)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    return session, said


@pytest.mark.parametrize(("letters", "opens"), [("", "Les abeilles sont contentes !"), ("V", "Regarde, ça brille !")])
def test_only_what_is_seen_to_open_is_said_to_open(letters: str, opens: str) -> None:
    asked = challenge("tapis 3 1\ndépart A1 est\narrivée C1")
    places = tuple(Place(cell, letters=letters) for cell in asked.goals if letters)
    session = Session(path_of(replace(asked, mat=replace(asked.mat, places=places))), "fr")
    session.open_challenge(0, 0)
    for key in (Key.FORWARD, Key.FORWARD, Key.GO):
        session.touch(Touch(key))
    session.take_requests()
    session.tick(60)
    said = [each for asked in session.take_requests() if isinstance(asked, Say) for each in asked.sentences]
    assert [each for each in said if each not in map(success_said, range(MANY))] == [opens]


def box(sprite: Sprite) -> Rect:
    return Rect(*sprite[1:5])


def lit(sprite: Sprite) -> Rect:
    """Its box; of a light without rays its disc, which has less of that."""
    if sprite.sign == "light":
        return Rect.around(*box(sprite).centre, LIGHT * sprite.width / SHINE)
    return box(sprite)


def lettered(label: Label) -> Rect:
    return Rect(label.x, label.y, label.width, LINE * label.size)


@for_each("size", SIZES)
@for_each("settings", SETTINGS)
@pytest.mark.parametrize("genre", DONE)
def test_what_was_spoken_is_written_large_and_covers_nothing(genre: str, settings: Settings, size: Size) -> None:
    session, said = done(genre, settings)
    attempt, layout = session.attempt, layout_of(session, size)
    shown = scene(session, View(size, IMAGES))
    assert " ".join(label.text for label in shown.labels).replace("\xa0", " ") in said
    assert min(label.size for label in shown.labels) > 0.9 * min(0.78 * layout.words.height, 5.2 * layout.u)
    lines = [lettered(label) for label in shown.labels]
    page = Rect(0, 0, *size)
    assert all(page.contains(line.x, line.y) and page.contains(line.right - 1, line.bottom - 1) for line in lines)
    there = [*places(session, size).values(), *(tray.rect for tray in layout.success_trays)]
    there += [lit(each) for each in shown.actors if each.sign.startswith(("petals", "frame round", "light", "bee "))]
    if layout.gallery is None:
        assert attempt is not None
        there.append(mat_of(attempt, layout).grid)
    else:
        there += [*layout.gallery.pictures, *layout.gallery.spots, *layout.gallery.afar]
        there += [] if layout.gallery.about is None else [layout.gallery.about]
    there += [] if layout.large_token else [layout.token]
    assert not [each for each in there for line in lines if line.inset(1).meets(each.inset(1))]


def said_on(session: Session, size: Size) -> tuple[Label, ...]:
    return scene(session, View(size, IMAGES)).labels


def test_nothing_is_written_before_a_success() -> None:
    assert scene(begun("programmer", Settings()), View((1280, 800), IMAGES)).labels == ()


@for_each("size", SIZES)
@for_each("settings", SETTINGS)
def test_the_flower_keeps_off_the_frame_round_what_was_foretold(settings: Settings, size: Size) -> None:
    session, _said = done("prevoir", settings)
    drawn = scene(session, View(size, IMAGES)).actors
    (frame,), (flower,) = ([each for each in drawn if each.sign.startswith(sign)] for sign in ("frame round", "petals"))
    assert not box(frame).inset(-2).meets(box(flower))


@for_each("size", SIZES)
@for_each("less", [False, True])
@pytest.mark.parametrize("genre", NO_GOAL)
def test_where_there_is_no_goal_a_ring_blooms_under_the_bee_who_hops_and_she_is_seen_beside_the_mat(
    genre: str, less: bool, size: Size
) -> None:
    session, _said = done(genre, Settings(less_movement=less))
    drawn = scene(session, View(size, IMAGES)).actors
    (bloom,), (bee, beside) = (
        [each for each in drawn if each.sign.startswith(sign)] for sign in ("arrivee ouvert", "bee happy")
    )
    assert drawn.index(bloom) < drawn.index(bee)
    assert math.dist(box(bloom).centre, box(bee).centre) < 0.1 * bee.width
    assert bloom.width > 1.2 * bee.width, "it is seen all round her"
    attempt, layout = session.attempt, layout_of(session, size)
    assert attempt is not None
    mat = mat_of(attempt, layout)
    assert bloom.width < 1.45 * mat.cell, "it keeps off what stands on the cells beside hers"
    assert not box(beside).meets(mat.grid)
    assert not any(
        box(beside).meets(each) for each in (*places(session, size).values(), *map(lettered, said_on(session, size)))
    )
