"""``python -m tools.window``: pictures of what the screen shows.

``pages FOLDER`` draws every page, in each state, as PNG; ``drawings FOLDER`` every drawing, in each theme and for eyes
that confuse colours; ``drawings`` alone shows them in a window, to leaf through.
"""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # pygame reads it when it is imported

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pygame

from beebot.i18n import languages, use_language
from simulateur.game.settings import Settings
from simulateur.machine.content import read_content
from simulateur.machine.keeping.settings_file import read_settings
from simulateur.machine.paths import paths_of
from simulateur.machine.print_service import PrintService
from simulateur.window.window import open_window
from tools.window.capture import LEAST_SIDE, capture, capture_showcase
from tools.window.showcase import show


def main(argv: Sequence[str] | None = None) -> int:
    """Make the pictures that the command line asks for, and print their names; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.what == "pages" and options.folder is None:
        parser.error("pages need a folder")
    if options.folder is not None:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
    kept = read_settings(options.data)[0] if options.data else Settings()
    settings = replace(
        kept, language=options.language or kept.language, whiteboard=kept.whiteboard or options.whiteboard
    )
    use_language(settings.language)
    content = read_content(paths_of(options.content)[0], None).result()
    size = options.width, options.height
    if options.what == "pages":
        print(*capture(content, size, options.folder, settings, PrintService(options.folder)), sep="\n")
    elif options.folder is not None:
        print(*capture_showcase(content.images, size, options.folder), sep="\n")
    else:
        show(open_window(size, full_screen=False), content.images)
    pygame.quit()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.window", description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["pages", "drawings"])
    parser.add_argument("folder", nargs="?", type=Path, help="where the pictures go")
    parser.add_argument("--content", type=Path, help="a séance, a path or a folder of paths; the kit's own if not said")
    parser.add_argument("--data", type=Path, help="a folder with settings, as the simulator keeps them")
    parser.add_argument("--language", choices=languages())
    parser.add_argument("--whiteboard", action="store_true", help="with the keys below")
    parser.add_argument("--width", type=_side, default=1280)
    parser.add_argument("--height", type=_side, default=800)
    return parser


def _side(text: str) -> int:
    side = int(text)
    if side < LEAST_SIDE:
        raise argparse.ArgumentTypeError(f"no page is played in less than {LEAST_SIDE} pixels")
    return side


if __name__ == "__main__":
    sys.exit(main())
