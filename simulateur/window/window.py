"""The window, opened so that an old machine without a graphics card draws fast and keeps little memory."""

import os
import sys
from collections.abc import Callable

import pygame

from lecons.pictures.artwork import ASSETS

_TITLE = "Abeille"
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
"""What ``mallopt`` calls them (glibc's malloc.h)."""
_LARGE, _AT_HAND = 2 * 1024 * 1024, 2 * 1024 * 1024
"""From how many bytes on a freed drawing goes back to the system, and how many the smaller ones may keep in all.

A drawing that moves is as large as this in each frame: to get its memory anew took as long as to
draw it (measured).
"""


_KEPT: list[object] = []
"""What C code calls; Python must not let it go."""


class NoDisplayError(Exception):
    """There is no screen to open a window on."""


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
            # Measured: 41 MB instead of 151 MB, a still copy in 0.2 ms instead of 7 ms. Wayland must not get it.
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
    flags = pygame.FULLSCREEN if full_screen else pygame.RESIZABLE
    window = pygame.display.set_mode((0, 0) if full_screen else size, flags)
    os.environ["SDL_GRAB_KEYBOARD"] = "1"  # where a window is alone, the keys that change windows are its own
    pygame.event.set_grab(alone)
    return window


def when_display_is_lost(end: Callable[[], None]) -> None:
    """Have ``end`` called where the X server goes away, which otherwise ends the process at once; it ends after it.

    Xlib allows nothing else: its handler must not return (XSetIOErrorHandler(3)).
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


def _keep_little_at_hand() -> None:
    """Have a large drawing's memory go back when it is freed: else glibc keeps ever larger pieces, 11 MB at 4K."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 (no other system needs it)

        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none and keeps nothing
        if mallopt is not None:
            mallopt(_M_MMAP_THRESHOLD, _LARGE)
            mallopt(_M_TRIM_THRESHOLD, _AT_HAND)
