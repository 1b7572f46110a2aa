"""The pages that came after the first ones: the slowest touch on each, and the slowest frame of what moves."""

import pickle
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tests.bench._figures import frames_ms, rest, touch_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from beebot.challenge import Challenge
    from beebot.lesson import LearningPath
    from simulateur.game.adults.state import Section
    from simulateur.game.controls import Touch
    from simulateur.game.repertoire.flowers import Hashes
    from simulateur.game.session import Page
    from simulateur.machine.playable import Content
    from simulateur.window.app import App

ROUNDS = 3
ANSWERED_S = 6.0
"""In so many seconds every page for adults has its answers: the paper laid out, the radio listened to."""
TOLD = "histoire"
"""Where a touch turns the page."""


def _told_and_named() -> "tuple[Content, Content]":
    """A séance that tells a story and one whose cells have names, read by a process of their own."""
    import lecons
    from simulateur.machine.content import read_contents
    from simulateur.machine.playable import OtherContent

    folder = lecons.CONTENT / "seances"
    told, named = folder / "ps" / "le-gateau-de-la-ferme.yaml", folder / "ms" / "l-animal-que-j-entends.yaml"
    reading = read_contents(told, (named,))
    (other,) = reading.others.result()
    assert isinstance(other, OtherContent)
    return reading.first.result(), other.unpacked()


def later_pages(app: "App") -> "Iterator[tuple[str, float, float]]":
    """Each page that came after the first: the slowest touch on it and the slowest frame, in milliseconds.

    What is drawn for the first time is drawn in a first round, which does not count. A frame is 0 where nothing moves.
    Afterwards the last page rests for ``SETTLE_S``.
    """
    from simulateur.game.controls import Key, Touch

    samples = _made_by("tools.window.samples", "SAMPLES")
    story, farm = _told_and_named()
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
    yield "robot sans lien", *_by_hand(page)
    yield from _adults(page)
    rest(page)


def _by_hand(page: "App") -> tuple[float, float]:
    """The pages of a robot without a link, from the first card to GO and to the run that is followed."""
    from simulateur.game.controls import Key, Touch
    from simulateur.game.settings import HandRobot

    session = page.session
    session.use_settings(replace(session.settings, hand_robots=(HandRobot("fox", "bee-bot", 1000, 800),)))
    keys = (Key.FORWARD, Key.ROBOT, Key.PRESSED, Key.PRESSED, Key.GO)
    return _slowest(page, partial(session.open_challenge, 2, 0), [Touch(key) for key in keys])


def _adults(page: "App") -> "Iterator[tuple[str, float, float]]":
    """The adults' pages, each from the one before; the page of what went wrong is there only if something did."""
    from simulateur.game.adults.state import Section
    from simulateur.game.controls import AdultKey, Touch

    sections = [section for section in Section if section is not Section.NOTICES]
    for before, section in zip((sections[-1], *sections), sections, strict=False):
        touches = [Touch(AdultKey.SECTION, tuple(Section).index(section))]
        yield f"adultes, {section.name.lower()}", *_slowest(page, partial(_at_adults, page, before), touches)
    yield "imprimer", *_printing(page)


def visit_adults(app: "App") -> None:
    """Come to each page for adults and stay until it has its answers; then back to the garden, which rests."""
    from simulateur.game.adults.state import Section
    from simulateur.game.controls import AdultKey, Key, Touch
    from simulateur.window.waiting import Waiting

    waiting = Waiting()
    for touch in (Touch(Key.ADULTS), *(Touch(AdultKey.SECTION, place) for place in range(1, len(Section)))):
        app.session.touch(touch)
        end = time.monotonic() + ANSWERED_S
        while app.prepare() or time.monotonic() < end:
            app.show(waiting.wait(app.wait_s))
    app.session.touch(Touch(AdultKey.CHILDREN))
    rest(app)


def _at_adults(page: "App", section: "Section") -> None:
    """Open the adults' page at one of its sections."""
    from simulateur.game.adults.state import Section
    from simulateur.game.controls import AdultKey, Key, Touch

    for touch in (
        Touch(Key.HOME),
        Touch(Key.HOME),
        Touch(Key.ADULTS),
        Touch(AdultKey.SECTION, tuple(Section).index(section)),
    ):
        page.session.touch(touch)


def _printing(page: "App") -> tuple[float, float]:
    """The adults' page that prints."""
    from simulateur.game.adults.state import Section
    from simulateur.game.controls import AdultKey, Touch

    begin = partial(_at_adults, page, Section.PRINT)
    found = _slowest(page, begin, [Touch(AdultKey.PRINT_KIND, kind) for kind in (1, 2)])
    page.session.touch(Touch(AdultKey.CHILDREN))
    return found


def turning_mats(app: "App") -> "Mapping[str, float]":
    """For each mat of the kit, by its name: milliseconds of the slowest frame while it turns, as it is first seen."""
    challenges = _made_by("tests.bench._mats", "challenges()")
    page = _on_mats(app, challenges)
    found = {challenge.id: _turned(page, place) for place, challenge in enumerate(challenges)}
    rest(page)
    return found


def turn_richest_mat(app: "App") -> str:
    """The name of the mat that shows the most different pictures. It alone is opened and turned, and then rests."""
    challenges = _made_by("tests.bench._mats", "challenges()")
    richest = max(challenges, key=lambda each: len({place.picture for place in each.mat.places}))
    page = _on_mats(app, (richest,))
    _turned(page, 0)
    rest(page)
    return richest.id


def _on_mats(app: "App", challenges: "tuple[Challenge, ...]") -> "App":
    """The same window with a séance of these challenges."""
    from beebot.lesson import Level
    from simulateur.game.repertoire.freeplay import free_play

    path = app.session.repertoire.path
    lesson = replace(path.lessons[0], id="tapis", level=Level.CP, challenges=challenges, story=())
    known = (*challenges, *free_play(path.level).challenges)  # as the reader tells them
    return _another(app, replace(path, lessons=(lesson,), shelf=()), {each: each.id for each in known})


def _turned(page: "App", place: int) -> float:
    """Open the challenge at ``place`` and turn its mat: milliseconds of the slowest frame."""
    from simulateur.game.controls import Key, Touch

    page.session.open_challenge(0, place)
    page.step(0.2, [])
    page.session.touch(Touch(Key.VIEW))
    page.step(1 / 30, [])
    return frames_ms(page, lambda: page.session.attempt is not None and page.session.attempt.mat_turns)[1]


def _made_by(module: str, made: str) -> "tuple[Challenge, ...]":
    """Challenges made by a process of its own: what makes challenges is not there when children play."""
    code = f"import pickle, sys, {module} as module; pickle.dump(module.{made}, sys.stdout.buffer)"
    child = subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.PIPE)
    challenges: tuple[Challenge, ...] = pickle.loads(child.stdout)
    return challenges


def _another(app: "App", path: "LearningPath", hashes: "Hashes") -> "App":
    """The same window, painter and pictures, with another path to play."""
    import pygame

    from lecons.pictures.images import Images
    from simulateur.game.session import Session
    from simulateur.machine.backend import Backend
    from simulateur.window.app import App

    session, window = Session(path, "fr", hashes=hashes), pygame.display.get_surface()
    assert window is not None
    return App(window, session, Images(), Backend(session), app._painter)


def _on_page(app: "App", page: "Page") -> "Callable[[], bool]":
    """Whether something moves on ``page``; another page is drawn whole, as after a touch: no frame of what moves."""
    return lambda: app.session.is_moving and app.session.page is page


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
            while app.session.is_moving:
                frames.append(frames_ms(app, _on_page(app, app.session.page))[1])
    return max(best), max(frames, default=0.0)
