"""Pictures of every page, in every kind of challenge; those of a bump in whichever has cards to lay."""

import io
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from beebot.challenge import Challenge, Genre
from beebot.judging.endings import EndingKind
from beebot.kinds import ending
from beebot.loader import load_path
from beebot.mat import Place
from beebot.parts.answer_types import Prediction
from beebot.pose import Cell, Heading
from lecons import FIRST_PATH
from lecons.pictures.images import Images
from lecons.pictures.photos import Photo
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.attempt_changes import touched
from simulateur.game.play.playback import HARE
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.machine.backend import Backend
from simulateur.machine.content import Content
from simulateur.pages.open_page import places
from simulateur.window.app import App
from simulateur.window.fingers import Finger
from tests.simulateur.builders import GENRES, THREE_STEPS, challenge, path_of
from tests.simulateur.genres import CHALLENGES
from tools.touches import touches_of
from tools.window.capture import capture
from tools.window.other_answers import endings_of
from tools.window.samples import SAMPLES
from tools.window.unlinked_shots import unlinked_shots, with_unlinked


@pytest.mark.parametrize("genre", [Genre.PROGRAM, Genre.FREE])
def test_a_bump_is_shown(genre: Genre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.window.capture.SAMPLES", ())
    path = load_path(FIRST_PATH).path
    lesson = path.lessons[0]
    asked = replace(lesson.challenges[0], genre=genre)
    path = replace(path, lessons=(replace(lesson, challenges=(asked,)),))
    files = capture(Content(path, Images(), (), {}), (320, 240), tmp_path, Settings())
    names = {file.name.split("-", 1)[1].removesuffix("-320x240.png") for file in files}
    unlinked = {name.removeprefix("sans-lien-") for name in names if name.startswith("sans-lien-")}
    assert {"choc", "carte-prise"} <= names
    assert unlinked == (set(UNLINKED) if genre is Genre.PROGRAM else set()), "free play has no arriving"


@pytest.mark.parametrize("asked", CHALLENGES, ids=lambda asked: asked.genre.value)
def test_every_kind_has_its_pictures(asked: Challenge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.window.capture.shots", lambda _window, _images: ())
    monkeypatch.setattr("tools.window.capture.SAMPLES", ())
    files = capture(Content(path_of(asked), Images(), (), {}), (320, 240), tmp_path, Settings())
    names = {file.name.split("-", 1)[1].removesuffix("-320x240.png") for file in files}
    assert {f"defi-{asked.id}", f"defi-{asked.id}-reussite", "pardon", "adultes-library-retirer"} <= names


def test_a_picture_of_ones_own_on_a_mat_has_its_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.window.capture.shots", lambda _window, _images: ())
    monkeypatch.setattr("tools.window.capture.SAMPLES", ())
    asked = challenge(THREE_STEPS)
    street = (Place(Cell.parse("A1"), picture="ma-rue"),)
    path = path_of(replace(asked, mat=replace(asked.mat, places=street)))
    made = io.BytesIO()
    pygame.image.save(pygame.Surface((120, 120)), made, "ma-rue.png")
    images = Images({"ma-rue": Photo("ma-rue", made.getvalue(), 120, 120)})
    assert capture(Content(path, images, (), {}), (320, 240), tmp_path, Settings())


UNLINKED = ["clear", "touche", "go", "compte", "roule", "arrivee"]
"""The pages of a robot without a link, in the order in which a child comes to them."""


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("size", [(320, 240), (1024, 600), (800, 1280)], ids=str)
def test_a_robot_without_a_link_has_its_pages_each_another(size: tuple[int, int]) -> None:
    window = pygame.display.set_mode(size)
    path = path_of(*(challenge(GENRES[genre], genre) for genre in ("choisir", "libre")), challenge(THREE_STEPS, "deux"))
    session = Session(path, "fr", settings=with_unlinked(Settings()))
    finger = Finger(App(window, session, Images(), Backend(session)))
    seen = {name: window.get_buffer().raw for name in unlinked_shots(session, finger, size)}
    assert list(seen) == UNLINKED
    assert len(set(seen.values())) == len(UNLINKED)
    assert session.route.challenge.id == "deux", "nothing is sent from a challenge that has no strip"


@pytest.mark.usefixtures("display")
def test_a_path_without_a_challenge_for_such_a_robot_has_no_page_of_it() -> None:
    window = pygame.display.set_mode((320, 240))
    session = Session(path_of(challenge(GENRES["choisir"])), "fr", settings=with_unlinked(Settings()))
    finger = Finger(App(window, session, Images(), Backend(session)))
    assert list(unlinked_shots(session, finger, (320, 240))) == []


NEVER = {EndingKind.SUCCESS, EndingKind.SEWN_CARD}
"""What is another page, and what no touch brings about."""


def test_the_samples_bring_about_every_ending() -> None:
    session = Session(path_of(*SAMPLES), "fr")
    found: dict[EndingKind, Challenge] = {}
    for place, asked in enumerate(SAMPLES):
        session.open_challenge(0, place)
        for kind, touches in endings_of(asked, places(session, (640, 400))).items():
            found.setdefault(kind, asked)
            attempt = Attempt.at(asked, HARE)
            for touch in touches:
                attempt = touched(attempt, touch)
            answer = attempt.draft.answer
            if kind is EndingKind.WORLD_CHANGED:
                assert answer is not None
                assert ending(asked.at_first, answer).kind is EndingKind.SUCCESS
                continue
            ended = attempt.gesture.missing(attempt.draft) if answer is None else ending(asked, answer)
            assert ended is not None
            assert ended.kind is kind
    assert set(found) == set(EndingKind) - NEVER


@pytest.mark.parametrize("size", [(640, 400), (480, 640)], ids=str)
def test_each_ending_has_its_picture_whatever_the_path(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.window.capture.shots", lambda _window, _images: ())
    files = capture(Content(path_of(challenge(THREE_STEPS)), Images(), (), {}), size, tmp_path, Settings())
    ends = [file for file in files if "-fin-" in file.name]
    assert len(ends) == len({file.read_bytes() for file in ends}) == len(set(EndingKind) - NEVER)


def test_a_heading_to_which_no_touch_turns_the_flag_is_refused() -> None:
    asked = challenge(GENRES["prevoir"])
    for answer in (Prediction(Cell(2, 2), Heading.NORTH_EAST), Prediction(Cell(2, 2))):
        with pytest.raises(ValueError, match="no touch turns the flag"):
            touches_of(asked, answer)
