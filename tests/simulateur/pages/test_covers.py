"""Covers of séances: no two of one path look alike, whatever their size; none spills out of its box."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pygame
import pytest

from beebot.challenge import USUAL, Challenge, Genre
from beebot.command import Command
from beebot.mat import Decor, Ground
from lecons import FIRST_PATH
from lecons.pictures.artwork import document, placed
from lecons.pictures.cards import card
from lecons.pictures.feedback_marks import wondering
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import thumbnail
from lecons.pictures.painting import painted
from lecons.pictures.themes import CALM, HIGH_CONTRAST
from lecons.pictures.thumbnails import emblem, thing_of
from simulateur.game.repertoire.gardens import gardens
from simulateur.game.session import Session
from simulateur.pages.common.view import View
from simulateur.pages.garden.seance_cover import shown_of
from simulateur.pages.open_page import scene
from simulateur.pictures import covers
from simulateur.pictures.covers import cover
from simulateur.pictures.worlds import HOURS, Hour, world
from tests.kit_content import path_at
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, challenge

PATHS = sorted(FIRST_PATH.parent.glob("*.yaml"))
WIDE, HIGH = 234, 200
SMALL = (39, 33)
"""In pixels: a cover as small as any, and what is compared of it: less than an eye sees at arm's length."""
BARE = Decor()
FAR, PART = 40, 0.025
"""How far apart two colours are, in steps of one of their three parts; the least part of two pictures that is so."""

PALE, MOST = 8, 0.25
"""The same of lands, which are pale and fill the picture."""


@cache
def pixels(svg: str, size: tuple[int, int] = SMALL) -> list[tuple[int, ...]]:
    surface = pygame.image.load(BytesIO(painted(svg, CALM).encode()), "cover.svg").convert_alpha()
    small = pygame.transform.smoothscale(surface, size)
    return [tuple(small.get_at((x, y)))[:3] for y in range(size[1]) for x in range(size[0])]


def apart(one: str, other: str, *, far: int = FAR) -> float:
    """The part of two pictures that an eye sees to be different: by ``far`` steps of a part of a colour."""
    pairs = list(zip(pixels(one), pixels(other), strict=True))
    return sum(max(abs(a - b) for a, b in zip(*pair, strict=True)) >= far for pair in pairs) / len(pairs)


def whole_mat(challenge: Challenge) -> str:
    return thumbnail(challenge, WIDE / (challenge.mat.width + 2 * BORDER), IMAGES)


@pytest.fixture(autouse=True)
def _display() -> None:
    pygame.display.init()
    pygame.display.set_mode((1, 1))


@pytest.mark.parametrize("file", PATHS, ids=lambda file: file.stem)
def test_no_two_seances_of_a_garden_are_known_by_one_thing(file: Path) -> None:
    session = Session(path_at(file), "fr")
    for garden in gardens(len(session.repertoire.path.lessons)):
        shown = [shown_of(session, place).challenge for place in garden]
        drawn = [emblem(replace(each, mat=replace(each.mat, decor=BARE)), HIGH, IMAGES) for each in shown]
        alike = [pair for pair in combinations(range(len(drawn)), 2) if apart(*(drawn[n] for n in pair)) < PART]
        assert not alike, "on one ground too"


@pytest.mark.parametrize("file", PATHS, ids=lambda file: file.stem)
def test_the_seances_of_a_garden_are_as_many_places(file: Path) -> None:
    session = Session(path_at(file), "fr")
    for garden in gardens(len(session.repertoire.path.lessons)):
        shown = [shown_of(session, place) for place in garden]
        drawn = [document(WIDE, HIGH, *world(each.challenge.mat, WIDE, HIGH, each.hour)) for each in shown]
        assert all(apart(*pair, far=PALE) > MOST for pair in combinations(drawn, 2))


@pytest.mark.parametrize("hour", HOURS, ids=lambda hour: hour.sky)
@pytest.mark.parametrize("ground", Ground, ids=lambda ground: ground.value)
def test_no_land_spills_out_of_its_box(ground: Ground, hour: Hour) -> None:
    mat = replace(path_at().lessons[0].challenges[0].mat, decor=Decor(ground=ground))
    for wide in (HIGH, WIDE):
        land = document(wide, HIGH, *world(mat, wide, HIGH, hour))
        svg = painted(document(wide + 40, HIGH + 40, placed(land, 20, 20)), CALM)
        surface = pygame.image.load(BytesIO(svg.encode()), "land.svg").convert_alpha()
        assert pygame.Rect(20, 20, wide, HIGH).contains(surface.get_bounding_rect().inflate(-2, -2)), wide


def test_a_seance_and_its_challenges_are_one_place() -> None:
    session = Session(path_at(), "fr")
    skies = []
    for lesson in session.repertoire.path.lessons[:3]:
        session.open_lesson(lesson.id)
        drawn = scene(session, View((1280, 800), IMAGES)).actors
        seen = [each.svg for each in drawn if each.sign.startswith(("cover, ", "scene of "))]
        (sky,) = (hour.sky for hour in HOURS if all(f'"{hour.sky}"' in svg for svg in seen))
        skies.append(sky)
    assert len(set(skies)) == 3


@pytest.mark.parametrize("genre", [genre for genre in Genre if genre is not USUAL], ids=lambda genre: genre.value)
def test_each_kind_of_challenge_has_a_scene_of_its_own(genre: Genre) -> None:
    assert thing_of(replace(path_at().lessons[0].challenges[0], genre=genre)) == f"scenes/{genre.value}"


@pytest.mark.parametrize("genre", ["choisir", "prevoir", "deboguer"])
def test_a_bee_who_wonders_on_a_card_has_pupils(genre: str) -> None:
    pupils = wondering("bee", 100, 0, 0).count('r="4.90"')
    assert pupils == 2
    assert cover(challenge(GENRES[genre]), WIDE, HIGH, IMAGES).count('r="4.90"') >= pupils


@pytest.mark.parametrize("genre", ["programmer", "prevoir", "choisir", "completer", "deboguer"])
def test_no_card_on_a_ticket_is_too_small_to_be_read(genre: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a window of ten inches a ticket is 132 pixels high, and each card on it 30 or more wide."""
    sides: list[float] = []

    def noted(command: Command, side: int, frame: str, degrees: float) -> str:
        sides.append(side)
        return card(command, side, frame, degrees)

    monkeypatch.setattr(covers, "card", noted)
    facts = MEADOW + "\ntouches ↑ ↶" if genre == "programmer" else GENRES[genre]
    cover(challenge(facts), 158, 132, IMAGES)
    assert sides
    assert min(sides) >= 30


def test_their_mats_alone_would() -> None:
    mats = [whole_mat(lesson.challenges[0]) for lesson in path_at().lessons]
    assert any(apart(*pair) < PART for pair in combinations(mats, 2))


@pytest.mark.parametrize("size", [(200, 170), (478, 400)])
@pytest.mark.parametrize("theme", [CALM, HIGH_CONTRAST], ids=["calm", "contrast"])
def test_a_cover_is_drawn_in_any_size_and_has_no_hole(size: tuple[int, int], theme: object) -> None:
    for lesson in path_at().lessons:
        svg = painted(cover(lesson.challenges[0], *size, IMAGES), theme)  # type: ignore[arg-type]
        surface = pygame.image.load(BytesIO(svg.encode()), "cover.svg").convert_alpha()
        assert surface.get_size() == size
        corners = (surface.get_at((x, y)).a for x in (1, size[0] - 2) for y in (1, size[1] - 2))
        assert min(corners) == 255


@pytest.mark.parametrize("file", PATHS, ids=lambda file: file.stem)
def test_two_challenges_of_a_seance_never_look_alike(file: Path) -> None:
    alike = []
    for lesson in path_at(file).lessons:
        drawn = {challenge.id: cover(challenge, WIDE, HIGH, IMAGES) for challenge in lesson.challenges}
        alike += [pair for pair in combinations(drawn, 2) if apart(*(drawn[name] for name in pair)) < PART]
    assert not alike
