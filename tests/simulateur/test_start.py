"""The program started from its command line, with an adult at it: what is kept for the next start, and what is not."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from beebot.i18n import use_language
from lecons import FIRST_PATH
from simulateur.__main__ import main
from simulateur.app import App
from simulateur.controls import Key, Touch
from simulateur.keeping.settings import Settings, read_settings
from simulateur.keeping.store import BOOKMARK
from simulateur.session import Page, Session
from tests.simulateur.builders import keys

pytestmark = pytest.mark.usefixtures("display")


class Starter(Protocol):
    def __call__(self, *options: str, adult: Callable[[App], object] = ...) -> Session: ...


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starter]:
    """Starts the program, lets an adult do something, and ends it; gives the session there was."""

    def start(*options: str, adult: Callable[[App], object] = lambda _app: None) -> Session:
        sessions = []

        def play(app: App) -> None:
            store = app._machine._store
            assert store is not None
            store.wait_opened(30)
            app.step(0, [])
            adult(app)
            app.step(0.1, [])
            sessions.append(app.session)

        monkeypatch.setattr(App, "play", play)
        assert main(["--donnees", str(tmp_path / "garde"), "--taille", "640x400", *options]) == 0
        return sessions[0]

    yield start
    gc.enable()  # ``App.settle`` does it where somebody plays
    use_language("fr")


def kept(folder: Path) -> Settings:
    settings, damage = read_settings(folder / "garde")
    assert damage is None
    return settings


def turn_down(app: App) -> None:
    app.session.use_settings(replace(app.session.settings, voice_volume=5))


def test_what_the_command_line_says_holds_for_this_time_alone(start: Starter, tmp_path: Path) -> None:
    options = ("--kiosque", "--muet", "--langue", "en", "--plein-ecran", "--tableau")
    said = start(*options, adult=turn_down).settings
    assert said == Settings("en", voice_volume=5, kiosk=True, mute=True, full_screen=True, whiteboard=True)
    assert kept(tmp_path) == Settings(voice_volume=5)
    assert start().settings == Settings(voice_volume=5)


def test_what_an_adult_turns_over_is_kept_though_the_command_line_said_the_other(
    start: Starter, tmp_path: Path
) -> None:
    start(adult=lambda app: app.session.use_settings(Settings(mute=True, kiosk=True)))
    assert kept(tmp_path) == Settings(mute=True, kiosk=True)
    start("--kiosque", adult=lambda app: app.session.use_settings(replace(app.session.settings, kiosk=False)))
    assert kept(tmp_path) == Settings(mute=True)


def begin_a_program(app: App) -> None:
    app.session.open_challenge(0, 0)
    for touch in keys("avancer avancer"):
        app.session.touch(touch)


def test_a_start_elsewhere_leaves_the_unfinished_program_until_something_is_done_there(
    start: Starter, tmp_path: Path
) -> None:
    start(adult=begin_a_program)
    bookmark = tmp_path / "garde" / BOOKMARK
    unfinished = bookmark.read_text("utf-8")
    name = "la-visite-des-fleurs"
    lesson = next((FIRST_PATH.parents[1] / "seances").rglob(f"{name}.yaml"))
    assert start("--ouvrir", str(lesson)).page is Page.HOME
    assert start("--seance", name).page is Page.LESSON
    assert bookmark.read_text("utf-8") == unfinished
    session = start()
    assert session.attempt is not None
    assert len(session.attempt.program) == 2
    start("--seance", name, adult=lambda app: app.session.touch(Touch(Key.CHALLENGE, 1)))
    assert bookmark.read_text("utf-8") != unfinished
