"""The window while a pack is opened: it shows how far it is and can be closed; and why a pack was refused."""

import pygame

from beebot.errors import KitError
from simulateur.game.settings import Settings
from simulateur.machine.content import Content
from simulateur.machine.opened_pack import PackOpening
from simulateur.pages.common.cheaper_drawing import NONE
from simulateur.pages.garden.opening_pack import opening_scene, refused_scene
from simulateur.pictures.progress_comb import filled
from simulateur.window.draw import Painter
from simulateur.window.window import closes

_FRAMES_PER_SECOND = 30
_READ_FRAMES = 60 * _FRAMES_PER_SECOND
"""How long the sentence about a refused pack is there, at most: a minute."""
_READ = (pygame.QUIT, pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.FINGERDOWN)
"""What an adult does who has read it."""


def opened_in(window: pygame.Surface, painter: Painter, opening: PackOpening, settings: Settings) -> Content | None:
    """Show in ``window`` how far the ``opening`` of a pack is. Returns its content, None if the window was closed.

    Raises:
        KitError: the pack was refused. An adult has been told so in the window.
    """
    clock, shown = pygame.time.Clock(), -1
    while not opening.reading.first.done():
        if any(closes(event, kiosk=settings.kiosk) for event in pygame.event.get(pygame.QUIT)):
            return None
        full = filled(opening.part)
        if full != shown:
            shown = full
            scene = opening_scene(window.get_size(), full, whiteboard=settings.whiteboard)
            pygame.display.update(list(painter.draw(scene, NONE)))
        clock.tick(_FRAMES_PER_SECOND)
    try:
        return opening.reading.first.result()
    except KitError as error:
        scene = refused_scene(window.get_size(), str(error), whiteboard=settings.whiteboard)
        pygame.display.update(list(painter.draw(scene, NONE)))
        pygame.event.clear()
        for _frame in range(_READ_FRAMES):
            if pygame.event.get(_READ):
                break
            clock.tick(_FRAMES_PER_SECOND)
        raise
