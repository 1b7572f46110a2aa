"""Hostile pictures and recordings in a folder of content, from its files to a window that shows every challenge of it.

Ten times as long with ``KIT_LONG=1``: 1,000 pictures.
"""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from pathlib import Path

import pygame
import pytest

from beebot.mat import Decor
from lecons.__main__ import main
from lecons.pictures.images import Images
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.machine.backend import Backend
from simulateur.machine.content import Content, read_content
from simulateur.window.app import App
from tests.beebot.content import LESSON
from tests.lecons.gate.hostile_pictures import DOT, Picture, hostile_pictures, page
from tests.lecons.gate.hostile_sounds import hostile_sounds
from tests.long import times
from tests.patience import HANG_S

pytestmark = pytest.mark.usefixtures("display")
SIZE = (640, 400)
HEAD = LESSON[: LESSON.index("defis:\n")] + "defis:\n"
UNREAD = re.compile(r": (\d+) ne sont pas lues, à partir de celle-ci")
"""One sentence for all that a folder's time did not reach: on a busy machine it may be said of any folder."""
KEYS = ("cible", "cible_atteinte", "obstacle", "obstacle_large", "arrivee")
"""What a mat shows, in French, in the order of ``Decor``."""
CHALLENGE = """\
  - id: d{0}
    consigne: x
    tapis: m{0}
    depart: {{case: A1, vers: est}}
    cibles: [{{case: B1}}]
    arrivee: C1
"""
MAT = """\
format: 1
id: m{0}
titre: Tapis
largeur: 4
hauteur: 3
obstacles: [A2, C3, D3]
decor: {{{1}}}
"""


def batched(pictures: Iterable[Picture], size: int) -> Iterator[list[Picture]]:
    waiting = list(pictures)
    for begin in range(0, len(waiting), size):
        yield waiting[begin : begin + size]


def folder_of(root: Path, pictures: list[Picture]) -> Path:
    """A folder of content that shows all of ``pictures``, as many on each mat as a mat shows; gives its lesson."""
    for name in ("seances", "tapis", "images", "voix"):
        (root / name).mkdir(parents=True)
    lesson = HEAD
    for number, shown in enumerate(batched(pictures, len(KEYS))):
        for place, (ending, data) in enumerate(shown):
            (root / "images" / f"p{number}-{place}{ending}").write_bytes(data)
        decor = ", ".join(f"{key}: p{number}-{min(place, len(shown) - 1)}" for place, key in enumerate(KEYS))
        (root / "tapis" / f"m{number}.yaml").write_text(MAT.format(number, decor), "utf-8")
        lesson += CHALLENGE.format(number)
    file = root / "seances" / "essai.yaml"
    file.write_text(lesson, "utf-8")
    return file


def app_of(content: Content) -> App:
    session = Session(content.path, "fr", content.notices)
    return App(pygame.display.set_mode(SIZE), session, content.images, Backend(session))


def show_all(app: App) -> None:
    """Show the pages of the children, each challenge, and what changes while it is played."""
    app.step(0.1, [])
    for number in range(len(app.session.route.lesson.challenges)):
        app.session.open_challenge(0, number)
        app.step(0.1, [])
        for key in (Key.FORWARD, Key.GO):
            app.session.touch(Touch(key))
        for _turn in range(20):
            app.step(0.2, [])


def told_of(notices: Iterable[str]) -> int:
    """How many pictures these sentences speak of."""
    unread = [UNREAD.search(notice) for notice in notices]
    return sum(int(each[1]) if each else 1 for each in unread)


def but_slow(told: Sequence[str], otherwise: Sequence[str]) -> list[str]:
    """``told`` without the drawings that were too slow one time or the other: the same work takes more or less."""
    slow = {each.partition(":")[0] for each in (*told, *otherwise) if "trop long à dessiner" in each}
    return [each for each in told if each.partition(":")[0] not in slow]


def test_hostile_pictures_never_stop_verifier_nor_a_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, pictures in enumerate(batched(hostile_pictures(1126, times(100)), 25)):
        root = tmp_path / str(number)
        lesson = folder_of(root, pictures)
        for place, (ending, data) in enumerate(hostile_sounds(number, 25)):
            (root / "voix" / f"s{place}{ending}").write_bytes(data)
        began = time.monotonic()
        content = read_content(lesson).result()
        show_all(app_of(content))
        assert len(content.images.own) + told_of(content.notices) == len(pictures)
        assert main(["verifier", str(lesson)]) == 1
        told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("images/")]
        if not any(UNREAD.search(line) for line in (*told, *content.notices)):
            assert but_slow(told, content.notices) == but_slow(content.notices, told)
        assert time.monotonic() - began < HANG_S


def test_a_bad_picture_is_replaced_by_the_kits_own_and_told(tmp_path: Path) -> None:
    lesson = folder_of(tmp_path, [(".svg", b"<svg") for _picture in KEYS])
    content = read_content(lesson).result()
    kit = Images()
    for place, name in enumerate(astuple(Decor())[: len(KEYS)]):
        assert content.images.draw(f"p0-{place}", 60, 60, 120) == kit.draw(name, 60, 60, 120)
    assert len(content.notices) == len(KEYS)
    assert content.notices[0] == (
        "images/p0-0.svg:1:1 : ce n'est pas un dessin SVG qui se lit ; enregistrez-le de nouveau en « SVG simple »"
    )
    show_all(app_of(content))


def test_what_is_changed_after_it_was_judged_is_not_drawn(tmp_path: Path) -> None:
    lesson = folder_of(tmp_path, [(".svg", page(DOT).encode())] * len(KEYS))
    content = read_content(lesson).result()
    for file in (tmp_path / "images").iterdir():
        file.write_bytes(b"<svg")
    app = app_of(content)
    show_all(app)
    assert content.notices == ()
    assert colour_near(app, (192, 57, 43))


def test_a_photograph_is_seen_on_the_mat(tmp_path: Path) -> None:
    red = pygame.Surface((300, 200))
    red.fill((200, 30, 30))
    file = tmp_path / "rouge.png"
    pygame.image.save(red, file)
    lesson = folder_of(tmp_path / "contenu", [(".png", file.read_bytes())] * len(KEYS))
    content = read_content(lesson).result()
    assert content.notices == ()
    app = app_of(content)
    app.session.open_challenge(0, 0)
    app.step(0.1, [])
    assert colour_near(app, (200, 30, 30))


def colour_near(app: App, colour: tuple[int, int, int]) -> bool:
    """Whether many pixels of the window have this colour."""
    mask = pygame.mask.from_threshold(app._painter.target, colour, (6, 6, 6, 255))
    return mask.count() > 500
