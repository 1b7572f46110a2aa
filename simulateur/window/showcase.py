"""``beebot --vitrine``: the style page in a window, in each theme and for eyes that confuse colours."""

from collections.abc import Iterator
from pathlib import Path

import pygame

from lecons.pictures.calm import CALM
from lecons.pictures.high_contrast import HIGH_CONTRAST
from lecons.pictures.theme import ROLE
from simulateur.pages.showcase import pages
from simulateur.pictures.eyes import BLINDNESSES, seen
from simulateur.window.draw import Painter

THEMES = {"calme": CALM, "contraste": HIGH_CONTRAST} | {blindness: seen(blindness) for blindness in BLINDNESSES}
"""By the name in the files that ``--capture`` writes."""
_FRAMES_PER_SECOND = 10


def shots(window: pygame.Surface, images: Path) -> Iterator[str]:
    """Paint each page in each theme on ``window``; yields a name when one is there to be looked at."""
    for name, theme in THEMES.items():
        for place, page in enumerate(pages(window.get_size(), images), 1):
            Painter(window, ROLE.paper, theme).draw(page)
            yield f"vitrine-{name}-{place}"


def show(window: pygame.Surface, images: Path) -> None:
    """Leaf through the pages: a touch on the right or an arrow key goes on, on the left back; Escape ends."""
    place, clock = 0, pygame.time.Clock()
    _paint(window, images, place)
    while True:
        clock.tick(_FRAMES_PER_SECOND)
        for event in pygame.event.get():
            if event.type == pygame.QUIT or (event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE):
                return
            place += _step(event, window.get_width())
            window = pygame.display.get_surface() or window
            _paint(window, images, place)


def _step(event: pygame.event.Event, width: int) -> int:
    """How many pages an event goes on."""
    if event.type == pygame.MOUSEBUTTONDOWN:
        return 1 if event.pos[0] >= width / 2 else -1
    if event.type == pygame.KEYDOWN:
        return -1 if event.key in (pygame.K_LEFT, pygame.K_UP, pygame.K_BACKSPACE) else 1
    return 0


def _paint(window: pygame.Surface, images: Path, place: int) -> None:
    leaves = [(page, theme) for theme in THEMES.values() for page in pages(window.get_size(), images)]
    page, theme = leaves[place % len(leaves)]
    Painter(window, ROLE.paper, theme).draw(page)
    pygame.display.flip()
