"""The style page shows every drawing there is, inside the window, in each theme."""

import math
import re
from itertools import combinations, islice
from pathlib import Path

import pygame
import pytest

import lecons
from lecons.pictures.artwork import ASSETS
from lecons.pictures.images import KIT
from lecons.pictures.letters import advance
from lecons.pictures.sprite import Label
from lecons.pictures.theme import Theme
from lecons.pictures.themes import CALM, HIGH_CONTRAST
from tests.simulateur.builders import IMAGES
from tests.simulateur.colours import drawn
from tools.pages.exhibit_names import names
from tools.pages.exhibits import shelves
from tools.pages.showcase import pages
from tools.window import showcase as module
from tools.window.__main__ import main
from tools.window.showcase import VIEWS, kit_mats, show

pytestmark = pytest.mark.usefixtures("display")


def test_every_drawing_in_a_file_is_shown() -> None:
    shown = {exhibit.file for shelf in shelves(IMAGES) for exhibit in shelf.exhibits}
    kept = {file.stem for folder in (ASSETS, KIT) for file in folder.glob("*.svg")}
    assert kept - shown == set()
    assert {file.stem for file in ASSETS.glob("*.svg")} - set(names()) == set(), "without a name"


def test_every_mat_of_the_kit_is_shown_whole() -> None:
    (shelf,) = (shelf for shelf in shelves(IMAGES, kit_mats()) if shelf.title == "Les tapis")
    assert [exhibit.name for exhibit in shelf.exhibits] == [file.stem for file in lecons.mats()]
    assert len(shelf.exhibits) >= 16
    for exhibit, mat in zip(shelf.exhibits, kit_mats().values(), strict=True):
        assert mat.width / mat.height == pytest.approx(exhibit.width / exhibit.height, rel=0.5)


def test_a_wide_picture_fills_its_ground() -> None:
    """Its ground is no wider than it is: nothing bare stands beside a picture."""
    told = {each.file: each for shelf in shelves(IMAGES) for each in shelf.exhibits if each.file}
    assert (told["gateau-farine"].width, told["ile-crocodile-lac"].width, told["ile-lac"].width) == (1.5, 2, 1)


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (800, 1280), (3840, 2160)])
def test_everything_is_inside_the_window_and_nothing_lies_on_another(size: tuple[int, int]) -> None:
    window = pygame.Rect(0, 0, *size)
    total = 0
    for page in pages(size, IMAGES, kit_mats()):
        boxes = {
            pygame.Rect(s.x, s.y, s.width, s.height).topleft: pygame.Rect(s.x, s.y, s.width, s.height)
            for s in page.ground
        }
        total += len(boxes)
        assert all(window.contains(box) for box in boxes.values())
        assert not [pair for pair in combinations(boxes.values(), 2) if pair[0].colliderect(pair[1])]
        assert all(window.contains(written(label)) for label in page.labels)
        assert not [pair for pair in combinations(map(written, page.labels), 2) if pair[0].colliderect(pair[1])]
    assert total == sum(len(shelf.exhibits) for shelf in shelves(IMAGES, kit_mats()))


def written(label: Label) -> pygame.Rect:
    return pygame.Rect(label.x, label.y, math.ceil(advance(label.text, label.size)), math.ceil(0.9 * label.size))


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800), (800, 1280), (3840, 2160)])
def test_every_name_is_written_whole(size: tuple[int, int]) -> None:
    all_shelves = shelves(IMAGES, kit_mats())
    told = [text for shelf in all_shelves for text in (shelf.title, *(each.name for each in shelf.exhibits))]
    lines = [label.text for page in pages(size, IMAGES, kit_mats()) for label in page.labels]
    assert "".join("".join(lines).split()) == "".join("".join(told).split())


def test_a_name_is_broken_between_words_and_never_within_one() -> None:
    told = {name for shelf in shelves(IMAGES, kit_mats()) for name in (shelf.title, *(e.name for e in shelf.exhibits))}
    words = {word for name in told for word in re.split(r"[-\s]", name)}
    for size in ((1024, 600), (1280, 800)):
        lines = [label.text for page in pages(size, IMAGES, kit_mats()) for label in page.labels]
        assert [line for line in lines if not set(re.split(r"[-\s]", line)) <= words | {""}] == []


@pytest.mark.parametrize("theme", [CALM, HIGH_CONTRAST], ids=["calm", "high-contrast"])
def test_no_drawing_is_empty(theme: Theme) -> None:
    empty = [
        exhibit.name
        for shelf in shelves(IMAGES)
        for exhibit in shelf.exhibits
        if not drawn(exhibit.svg, 40, theme).get_bounding_rect().width
    ]
    assert empty == []


def test_the_pages_are_leafed_through_until_somebody_has_seen_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first two pages and two of the views: every page is painted at each turn."""
    monkeypatch.setattr(module, "pages", lambda *told: pages(*told)[:2])
    monkeypatch.setattr(module, "VIEWS", dict(islice(VIEWS.items(), 2)))
    window, count = pygame.display.set_mode((640, 400)), 4
    seen = []
    for turns in (0, 1, count - 1, count):
        pygame.event.clear()
        for _turn in range(turns):
            pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(600, 200), button=1, touch=False))
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode="", scancode=0))
        show(window, IMAGES)
        seen.append(pygame.image.tobytes(window, "RGB"))
    assert seen[0] == seen[3], "after the last comes the first"
    assert len(set(seen)) == 3, "the next page, and the last one in its other theme"


def test_the_command_writes_the_style_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drawings", str(tmp_path), "--width", "1024", "--height", "600"]) == 0
    told = capsys.readouterr().out.split()
    assert sorted(told) == sorted(str(file) for file in tmp_path.iterdir())
    assert {name.split("-vitrine-")[1].split("-")[0] for name in told} == set(VIEWS)
