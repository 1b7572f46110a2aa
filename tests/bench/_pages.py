"""The pages that came after the first ones: the slowest touch on each, and the slowest frame of what moves."""

import pickle
import subprocess
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tests.bench._figures import frames_ms, rest, touch_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from beebot.challenge import Challenge
    from beebot.lesson import LearningPath
    from simulateur.game.controls import Touch
    from simulateur.game.repertoire.flowers import Hashes
    from simulateur.window.app import App

ROUNDS = 3
TOLD = "histoire"
"""Where a touch turns the page."""


def later_pages(app: "App") -> "Iterator[tuple[str, float, float]]":
    """Each page that came after the first: the slowest touch on it and the slowest frame, in milliseconds.

    What is drawn for the first time is drawn in a first round, which does not count. A frame is 0 where nothing moves.
    Afterwards the last page rests for ``SETTLE_S``.
    """
    import lecons
    from simulateur.desk.content import read_contents
    from simulateur.game.controls import Key, Touch

    folder = lecons.CONTENT / "seances"
    told, named = folder / "ps" / "le-gateau-de-la-ferme.yaml", folder / "ms" / "l-animal-que-j-entends.yaml"
    samples = _samples()
    reading = read_contents(told, (named,))  # by a process of its own, as when children play
    story, (farm,) = reading.first.result(), reading.others.result()
    assert not isinstance(farm, str)
    lesson = story.path.lessons[0]
    lessons = (replace(lesson, id="exemples", challenges=samples, story=()), lesson, farm.path.lessons[0])
    hashes = {each: each.id for each in samples} | {**story.hashes, **farm.hashes}
    page = _another(app, replace(story.path, lessons=lessons), hashes)
    session = page.session
    places = {each.genre.value: place for place, each in enumerate(samples)}
    go, cell = Touch(Key.GO), Touch(Key.CELL, 6)
    pictures = [Touch(Key.PICTURE, 0), Touch(Key.SPOT, 1)]
    deeds = {
        "question": [Touch(Key.PICTURE, 0), Touch(Key.PICTURE, 1)],
        "ranger": [*pictures, Touch(Key.UNDO), *pictures],
        "trier": pictures[1:],
        "observer": [Touch(Key.WATCH)],
        "creer": [Touch(Key.OBJECT, 1), cell, Touch(Key.OBJECT, 3), Touch(Key.CELL, 5)],
    }
    for name, touches in deeds.items():
        yield name, *_slowest(page, partial(session.open_challenge, 0, places[name]), touches)

    def begin() -> None:
        for key in (Key.HOME, Key.HOME):
            session.touch(Touch(key))
        session.touch(Touch(Key.LESSON, 1))
        session.touch(Touch(Key.RESTART))

    yield TOLD, *_slowest(page, begin, [Touch(Key.NEXT)] * 2)
    moves = [Touch(Key.PLACE, 2), Touch(Key.FORWARD), Touch(Key.FORWARD), go]
    yield "tapis nommé", *_slowest(page, partial(session.open_challenge, 2, 0), moves)
    rest(page)


def _samples() -> "tuple[Challenge, ...]":
    """The samples, made by a process of its own: what makes challenges is not there when children play."""
    code = "import pickle, sys, simulateur.window.samples as made; pickle.dump(made.SAMPLES, sys.stdout.buffer)"
    made = subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.PIPE).stdout
    samples: tuple[Challenge, ...] = pickle.loads(made)
    return samples


def _another(app: "App", path: "LearningPath", hashes: "Hashes") -> "App":
    """The same window, painter and pictures, with another path to play."""
    import pygame

    from lecons.pictures.images import Images
    from simulateur.desk.seat import Seat
    from simulateur.game.session import Session
    from simulateur.window.app import App

    session, window = Session(path, "fr", hashes=hashes), pygame.display.get_surface()
    assert window is not None
    return App(window, session, Images(), Seat(session), app._painter)


def _slowest(app: "App", begin: "Callable[[], None]", touches: "Sequence[Touch]") -> tuple[float, float]:
    """Milliseconds of the slowest touch, each at its best of ``ROUNDS``, and of the slowest frame in the last round.

    A first round, in which things are drawn for the first time, does not count.
    """
    best = [float("inf")] * len(touches)
    frames: list[float] = []
    for number in range(1 + ROUNDS):
        begin()
        app.step(2.0, [])
        frames = []
        for place, touch in enumerate(touches):
            took = touch_ms(app, touch)
            best[place] = min(best[place], took) if number else best[place]
            frames += [frames_ms(app, lambda: app.session.is_moving)[1]] if app.session.is_moving else []
    return max(best), max(frames, default=0.0)
