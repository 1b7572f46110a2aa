"""The window, opened so that an old machine without a graphics card draws fast in little memory."""

import os
import sys
from collections.abc import Callable

import pygame

from lecons.pictures.artwork import ASSETS
from simulateur.window import NoDisplayError

_TITLE = "Abeille"
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""What ``mallopt`` calls them (glibc's malloc.h)."""
_LARGE, _AT_HAND = 2 * 1024 * 1024, 2 * 1024 * 1024
"""From ``_LARGE`` bytes on, a freed drawing goes back to the system at once; of smaller ones ``_AT_HAND`` stays.

A drawing that moves is as large as this, in each frame. To get new memory for it took as long as to
draw it (measured). What stays between smaller ones goes back with ``give_back``.
"""
_TRIM: list[Callable[[int], int]] = []
"""glibc's ``malloc_trim``, once a window is open and where there is one."""
_KEPT: list[object] = []
"""Functions that C code calls. Python must not free them."""


def open_window(size: tuple[int, int], *, full_screen: bool, alone: bool = False) -> pygame.Surface:
    """Open the one window; ``alone`` as ``fit_window`` says.

    Raises:
        NoDisplayError: this machine has no display.
    """
    if sys.platform == "win32":
        os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS", "0")
    _keep_little_at_hand()
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


def when_display_is_lost(end: Callable[[], None]) -> None:
    """Have ``end`` called if the X server goes away; the process ends after it.

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


def give_back() -> None:
    """Have the memory between what is kept go back to the system: for the moment when a page comes to rest.

    Up to 8 MB after an hour of pages, in 0.1 ms on average, 1 ms at most (measured). Only glibc can; elsewhere it does
    nothing.
    """
    if _TRIM:
        _TRIM[0](0)


def _keep_little_at_hand() -> None:
    """Have a large drawing's memory go back to the system when it is freed.

    Otherwise glibc keeps ever larger pieces at hand: 11 MB at 4K.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 (no other system needs it)

        system = ctypes.CDLL(None)
        mallopt = getattr(system, "mallopt", None)  # musl has none and keeps nothing
        if mallopt is not None:
            _TRIM[:] = [system.malloc_trim]
            mallopt(_M_MMAP_THRESHOLD, _LARGE)
            mallopt(_M_TRIM_THRESHOLD, _AT_HAND)
            mallopt(_M_ARENA_MAX, 1)  # else each thread keeps memory of its own at hand
