"""The film of six seconds: the cards are laid, GO, the goal opens. It is the kit itself, played by touch.

It is written as an animated WebP, which every browser since 2020 shows, and its last frame as a still one, for whoever
asked for less movement.
"""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # pygame reads it when it is imported

from pathlib import Path

import pygame
from PIL import Image

import lecons
from beebot.command import flatten
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.machine.backend import Backend
from simulateur.machine.content import Content, read_content
from simulateur.window.app import App
from simulateur.window.demo import chosen
from simulateur.window.fingers import Finger

SIZE = (640, 400)
_WINDOW = (1280, 800)
_SECONDS, _FRAMES_A_SECOND = 6, 10
_LASTS_MS = 1000 // _FRAMES_A_SECOND
_LOOK_S, _JOY_S = 0.8, 3.5
"""How long the page is seen before the first card, and after the bee has arrived, in the kit's own seconds."""
_QUALITY = 60


FILMED = "moyenne-section"
"""The path whose first challenge the film shows: a farm, and arrows alone."""


def write_film(animated: Path, still: Path) -> None:
    """Film the first challenge of ``FILMED`` that has a program to lay: ``animated``, and one picture, ``still``.

    Raises:
        OSError: a file cannot be written.
    """
    seen = _in_six_seconds(_played(read_content(lecons.path_called(FILMED), None).result()))
    first, *others = seen
    options = {"duration": _LASTS_MS, "loop": 0, "quality": _QUALITY, "method": 6, "minimize_size": True}
    first.save(animated, "WEBP", save_all=True, append_images=others, **options)
    seen[-1].save(still, "WEBP", quality=_QUALITY, method=6)


def _played(content: Content) -> list[Image.Image]:
    """Every tick of the window, from the open challenge to the joy."""
    content, _challenge, program = chosen(content, content.path.lessons[0].id)
    pygame.display.init()
    window = pygame.display.set_mode(_WINDOW)
    session = Session(content.path, "fr", settings=Settings())
    seen: list[Image.Image] = []

    def watch() -> None:
        if session.attempt is not None:
            shown = Image.frombytes("RGB", _WINDOW, pygame.image.tobytes(window, "RGB"))
            seen.append(shown.resize(SIZE, Image.Resampling.LANCZOS))

    finger = Finger(App(window, session, content.images, Backend(session)), watch)
    finger.wait(0.5)
    session.open_challenge(0, 0)
    finger.wait(_LOOK_S)
    for command in flatten(program):
        finger.touch(Touch(KEYS_OF_COMMANDS[command]))
        finger.wait(0.3)
    finger.touch(Touch(Key.GO))
    finger.wait_until(lambda: session.attempt is not None and session.attempt.phase is Phase.SUCCEEDED)
    finger.wait(_JOY_S)
    pygame.quit()
    return seen


def _in_six_seconds(seen: list[Image.Image]) -> list[Image.Image]:
    """As many of the frames as six seconds have, evenly from the first to the last."""
    count = _SECONDS * _FRAMES_A_SECOND
    return [seen[round(number * (len(seen) - 1) / (count - 1))] for number in range(count)]
