"""A window that waits an hour for its next turn, and tells what ended the wait."""

import pygame

from simulateur.window.waiting import Waiting
from simulateur.window.window import open_window


def main() -> None:
    """Say that it waits, once nothing is left to be read; then what has come."""
    open_window((640, 400), full_screen=False)
    waiting = Waiting()
    while pygame.event.get():
        waiting.wait(0.5)
    print("waits", flush=True)
    found: list[int] = []
    while not {pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN} & set(found):
        waiting.wait(3600.0)
        found += [event.type for event in pygame.event.get()]
    print("woken", flush=True)


if __name__ == "__main__":
    main()
