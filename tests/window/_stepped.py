"""The real program, to which time is dealt out: before each turn of its loop it writes a dot and reads a line.

A window, a display and their events are real; only waiting is not, so that a long game takes seconds, whatever the
machine does meanwhile. A line is the milliseconds that pass, and 1 where the mouse wheel must have come before they do:
behind what was pressed, it says that all of it is there. The end of the input is the end of the program.
"""

import os
import sys
import time


class DealtTime:
    """In the place of ``Waiting``."""

    def wait(self, _most_s: float) -> float:
        """The seconds that are said to have passed."""
        print(".", end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            raise SystemExit
        milliseconds, waits = map(int, line.split())
        from pygame import MOUSEWHEEL, event

        while waits and not event.peek(MOUSEWHEEL):
            time.sleep(0.001)
        return milliseconds / 1000


def main() -> int:
    """Run the program with that time; it must not find pygame imported, or its window gets another name."""
    from simulateur import __main__ as program

    os.environ |= {"PYGAME_HIDE_SUPPORT_PROMPT": "1", "SDL_VIDEO_X11_WMCLASS": "beebot"}
    from simulateur.window import waiting

    waiting.Waiting = DealtTime  # type: ignore[assignment,misc]
    return program.main()


if __name__ == "__main__":
    sys.exit(main())
