"""The window while a pack is opened: the comb fills, the window can be closed, and a refusal can be read."""

import gc
import os
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from unittest.mock import patch

import pygame
import pytest

from beebot.errors import KitError
from simulateur.__main__ import main
from simulateur.game.settings import Settings
from simulateur.machine.content import Content, Reading
from simulateur.pages.garden.opening_pack import opening_scene, refused_scene
from simulateur.pictures.progress_comb import CELLS, filled
from simulateur.window import opening_pack as module
from simulateur.window.app import App, show_at_once
from simulateur.window.opening_pack import opened_in
from tests.lecons.test_library import pack_of
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, path_of

pytestmark = pytest.mark.usefixtures("display")


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """The program stops it at its start, and ``App.settle`` would start it again."""
    yield
    gc.enable()


CONTENT = Content(path_of(challenge(THREE_STEPS)), IMAGES, ())


class Steps:
    """An opening that is a step further each time it is asked, and ends as it is told."""

    def __init__(self, end: Content | KitError | None, steps: int = 17) -> None:
        self.reading = Reading(Future(), Future())
        self._left, self._steps, self._end = steps, steps, end

    @property
    def part(self) -> float:
        self._left -= 1
        if self._left == 0 and isinstance(self._end, Content):
            self.reading.first.set_result(self._end)
        elif self._left == 0 and isinstance(self._end, KitError):
            self.reading.first.set_exception(self._end)
        return 1 - self._left / self._steps


def wait_for(steps: Steps, monkeypatch: pytest.MonkeyPatch, settings: Settings | None = None) -> Content | None:
    window = pygame.display.set_mode((640, 400))
    painter = show_at_once(window, settings or Settings())
    monkeypatch.setattr(module, "_FRAMES_PER_SECOND", 0)
    return opened_in(window, painter, steps, settings or Settings())  # type: ignore[arg-type]


def test_the_comb_fills_cell_by_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[int] = []

    def scene(size: tuple[int, int], full: int, *, whiteboard: bool) -> object:
        shown.append(full)
        return opening_scene(size, full, whiteboard=whiteboard)

    monkeypatch.setattr(module, "opening_scene", scene)
    assert wait_for(Steps(CONTENT), monkeypatch) is CONTENT
    assert shown == list(range(CELLS + 1))


def test_all_cells_are_full_only_at_the_end() -> None:
    assert [filled(part) for part in (0, 0.124, 0.126, 0.5, 0.99, 1, 2)] == [0, 0, 1, 4, 7, 8, 8]


def test_the_window_can_be_closed_meanwhile_but_not_by_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    assert wait_for(Steps(None), monkeypatch) is None
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    assert wait_for(Steps(CONTENT), monkeypatch, Settings(kiosk=True)) is CONTENT
    pygame.event.post(pygame.event.Event(pygame.QUIT, by_machine=True))
    assert wait_for(Steps(None), monkeypatch, Settings(kiosk=True)) is None


def test_a_refusal_is_shown_until_it_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def scene(size: tuple[int, int], sentence: str, *, whiteboard: bool) -> object:
        told.append(sentence)
        threading.Timer(0.05, pygame.event.post, [pygame.event.Event(pygame.KEYDOWN, key=pygame.K_SPACE)]).start()
        return refused_scene(size, sentence, whiteboard=whiteboard)

    monkeypatch.setattr(module, "refused_scene", scene)
    monkeypatch.setattr(module, "_READ_FRAMES", 10**9)
    with pytest.raises(KitError, match="abîmé"):
        wait_for(Steps(KitError("p.zip est abîmé")), monkeypatch)
    assert told == ["p.zip est abîmé"]


def test_a_touch_of_before_does_not_end_a_refusal_that_nobody_has_read(monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[str] = []

    class Clock:
        def tick(self, _frames: int) -> None:
            happened.append("frame")

    def scene(size: tuple[int, int], sentence: str, *, whiteboard: bool) -> object:
        happened.append("refused")
        return refused_scene(size, sentence, whiteboard=whiteboard)

    monkeypatch.setattr(module, "refused_scene", scene)
    monkeypatch.setattr(module, "_READ_FRAMES", 5)
    monkeypatch.setattr(pygame.time, "Clock", Clock)
    for _impatient in range(3):
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(9, 9)))
    with pytest.raises(KitError):
        wait_for(Steps(KitError("p.zip est abîmé")), monkeypatch)
    assert happened[happened.index("refused") :] == ["refused", *["frame"] * 5]


@pytest.mark.parametrize("size", [(60, 60), (320, 200), (1280, 800), (800, 1280)])
@pytest.mark.parametrize("whiteboard", [False, True])
def test_there_is_a_picture_at_every_size(size: tuple[int, int], whiteboard: bool) -> None:
    sentence = "/une/longue/place/de/fichier.zip a plus de 2000 fichiers ; partagez-le " * 3
    for scene in (opening_scene(size, 3, whiteboard=whiteboard), refused_scene(size, sentence, whiteboard=whiteboard)):
        assert scene.ground
        assert all(label.x >= 0 for label in scene.labels)


@patch.dict(os.environ)  # a window leaves variables there
def test_the_window_is_there_before_the_pack_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole program: content of a pack is played once it is there, and a bad pack ends with status 1."""
    happened: list[str] = []
    monkeypatch.setattr(App, "play", lambda app: happened.append(app.session.repertoire.path.id))
    monkeypatch.setattr(module, "_READ_FRAMES", 1)

    def counted(*arguments: object) -> object:
        happened.append("window")
        return opened_in(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "opened_in", counted)
    pack, where = pack_of(tmp_path / "p.abeille", "mien"), ("--donnees", str(tmp_path / "d"), "--muet")
    assert main([str(pack), *where]) == 0, "as a double click asks for it"
    assert happened == ["window", "mien"]
    pack.write_bytes(pack.read_bytes()[:-30])
    assert main(["--ouvrir", str(pack), *where]) == 1
    assert happened == ["window", "mien", "window"]
    assert main([str(pack), "--ouvrir", str(pack), *where]) == 1
    assert happened == ["window", "mien", "window"]
