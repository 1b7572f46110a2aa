"""The window, opened so that an old machine without a graphics card draws fast in little memory."""

import os
import sys
from collections.abc import Callable

import pygame

from lecons.pictures.artwork import ASSETS
from simulateur.window import NoDisplayError
from simulateur.window.c_library_memory import keep_little_at_hand

_TITLE = "Abeille"
_KEPT: list[object] = []
"""Functions that C code calls. Python must not free them."""


def open_window(size: tuple[int, int], *, full_screen: bool, alone: bool = False) -> pygame.Surface:
    """Open the one window, of ``size`` pixels or the whole screen; ``alone`` is as in ``fit_window``.

    Raises:
        NoDisplayError: this machine has no display.
    """
    if sys.platform == "win32":
        os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS", "0")
    keep_little_at_hand()
    try:
        pygame.display.init()
        if pygame.display.get_driver() in ("offscreen", "evdev"):
            raise NoDisplayError
        if pygame.display.get_driver() == "x11":
            # Measured: 41 MB instead of 151 MB, and a still copy in 0.2 ms instead of 7 ms.
            # Wayland must not get this setting.
            os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
        pygame.display.set_caption(_TITLE)
        pygame.display.set_icon(pygame.image.load_sized_svg(ASSETS / "head.svg", (64, 64)))
        return fit_window(size, full_screen=full_screen, alone=alone)
    except pygame.error as error:
        raise NoDisplayError from error


def fit_window(size: tuple[int, int], *, full_screen: bool, alone: bool) -> pygame.Surface:
    """Give the window ``size``, or the whole screen; ``alone`` keeps mouse and keyboard from other programs.

    Raises:
        pygame.error: the display is gone.
    """
    if full_screen:
        window = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
    else:
        window = pygame.display.set_mode(size, pygame.RESIZABLE)
    os.environ["SDL_GRAB_KEYBOARD"] = "1"  # a window that is alone also gets the keys that change windows
    pygame.event.set_grab(alone)
    return window


def closes(event: pygame.event.Event, *, kiosk: bool) -> bool:
    """Whether ``event`` closes the window for good; in a ``kiosk`` no key does, only the machine, by SIGTERM."""
    return event.type == pygame.QUIT and (not kiosk or "by_machine" in event.dict)


def when_display_is_lost(end: Callable[[], None]) -> None:
    """Have ``end`` called if the X server goes away; the process ends after that.

    Otherwise the process would end at once. Xlib does not let it go on: its handler must not return
    (XSetIOErrorHandler(3)).
    """
    if pygame.display.get_driver() != "x11":
        return
    import ctypes  # noqa: PLC0415 (no other system needs it)

    def is_lost(_display: int) -> int:
        try:
            end()
        finally:
            os._exit(1)

    handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(is_lost)
    _KEPT.append(handler)
    ctypes.CDLL("libX11.so.6").XSetIOErrorHandler(handler)
