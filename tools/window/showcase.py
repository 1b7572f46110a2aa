"""The style page in a window, in each theme and for eyes that confuse colours."""

from collections.abc import Iterator
from functools import cache, partial

import pygame

import lecons
from beebot.mat import Mat
from lecons.pictures.images import Images
from lecons.pictures.theme import ROLE, Theme
from lecons.pictures.themes import CALM, HIGH_CONTRAST
from simulateur.window.draw import Painter
from simulateur.window.drawings import Eyes
from tools.pages.showcase import pages
from tools.window.eyes import BLINDNESSES, seen

VIEWS: dict[str, tuple[Theme, Eyes]] = {
    "calme": (CALM, str),
    "contraste": (HIGH_CONTRAST, str),
    **{blindness: (CALM, partial(seen, blindness)) for blindness in BLINDNESSES},
}
"""Themes, and eyes that see them, by the name in the files of the pictures."""
_FRAMES_PER_SECOND = 10


@cache
def kit_mats() -> dict[str, Mat]:
    """The kit's mats, by the names of their files, read when called."""
    from beebot.loader import load_mat  # noqa: PLC0415 (which takes long)

    return {file.stem: load_mat(file) for file in lecons.mats()}


def shots(window: pygame.Surface, images: Images) -> Iterator[str]:
    """Paint each page of the style page in each theme on ``window``; yields its name once it can be seen."""
    for name, view in VIEWS.items():
        for place, page in enumerate(pages(window.get_size(), images, kit_mats()), 1):
            Painter(window, ROLE.paper, *view).draw(page)
            yield f"vitrine-{name}-{place}"


def show(window: pygame.Surface, images: Images) -> None:
    """Show the style page in ``window`` until it is closed.

    A touch on the right half or a key goes on. A touch on the left half goes back, as the keys left, up and backspace
    do. Escape ends.
    """
    place, clock = 0, pygame.time.Clock()
    _paint(window, images, place)
    while True:
        clock.tick(_FRAMES_PER_SECOND)
        for event in pygame.event.get():
            if _ends(event):
                return
            place += _step(event, window.get_width())
            window = pygame.display.get_surface() or window
            _paint(window, images, place)


def _ends(event: pygame.event.Event) -> bool:
    if event.type == pygame.KEYDOWN:
        return bool(event.key == pygame.K_ESCAPE)
    return bool(event.type == pygame.QUIT)


def _step(event: pygame.event.Event, width: int) -> int:
    """How many pages an event goes on."""
    if event.type == pygame.MOUSEBUTTONDOWN:
        goes_back = event.pos[0] < width / 2
    elif event.type == pygame.KEYDOWN:
        goes_back = event.key in (pygame.K_LEFT, pygame.K_UP, pygame.K_BACKSPACE)
    else:
        return 0
    return -1 if goes_back else 1


def _paint(window: pygame.Surface, images: Images, place: int) -> None:
    size = window.get_size()
    leaves = [(page, view) for view in VIEWS.values() for page in pages(size, images, kit_mats())]
    page, view = leaves[place % len(leaves)]
    Painter(window, ROLE.paper, *view).draw(page)
    pygame.display.flip()
