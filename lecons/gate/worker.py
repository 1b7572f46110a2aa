"""Draws or decodes one thing after the other, within limits of time and memory. Run as a program of its own.

It knows pygame and the standard library, nothing of the kit, so that it starts soon. Each order comes as a line of
JSON and the bytes that it announces; so does each answer. Whatever goes wrong here, another process says so.
"""

import json
import math
import os
import sys
import time
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pygame

MEMORY = 150 * 2**20
"""Bytes that the work may take beyond what the program takes when it starts. Held on Linux alone."""
CPU_S = 1
"""Whole seconds of processor for one order; after that, the system ends the program. Held on Linux and macOS."""
SLOW_S = 0.5
"""Seconds of processor that one drawing may take: some hundred times what one of the kit's takes."""
DRAWN = 512
"""Pixels of the larger side of a drawing that is tried, and of a photograph as it is used."""
RATE = 16_000
LONGEST_S = 60.0
Answer = tuple[dict[str, Any], bytes]


def main() -> None:
    """Obey until there are no more orders."""
    orders, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # no library's own words among the answers
    os.environ |= {"PYGAME_HIDE_SUPPORT_PROMPT": "1", "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    import pygame  # noqa: F401, PLC0415 (after the environment is set)

    _bound_memory()
    _answer(answers, {"ready": True}, b"")
    for line in orders:
        order = json.loads(line)
        data = orders.read(order["bytes"])
        _bound_time()
        _answer(answers, *_obeyed(order, data))


def _answer(answers: Any, found: dict[str, Any], data: bytes) -> None:
    answers.write(json.dumps({**found, "bytes": len(data)}).encode() + b"\n" + data)
    answers.flush()


def _obeyed(order: dict[str, Any], data: bytes) -> Answer:
    import pygame  # noqa: PLC0415 (imported already)

    work = {"draw": _draw, "photo": _photo, "sound": _sound}[order["do"]]
    try:
        return work(order, data)
    except (pygame.error, MemoryError, OSError, ValueError):
        return {"fault": "unreadable"}, b""


def _draw(order: dict[str, Any], data: bytes) -> Answer:
    """Draw an SVG as large as it is ever shown."""
    import pygame  # noqa: PLC0415 (imported already)

    wide, high = order["width"], order["height"]
    scale = DRAWN / max(wide, high)
    size = max(round(wide * scale), 1), max(round(high * scale), 1)
    before = time.process_time()
    drawn = pygame.image.load_sized_svg(BytesIO(data), size)
    taken = time.process_time() - before
    if taken > SLOW_S:
        return {"fault": "slow"}, b""
    if not drawn.get_bounding_rect().width:
        return {"fault": "empty"}, b""
    return {"seconds": taken}, b""


def _photo(order: dict[str, Any], data: bytes) -> Answer:
    """Decode a photograph, turn it upright, make it small, and give it back as PNG."""
    import pygame  # noqa: PLC0415 (imported already)

    photo = pygame.image.load(BytesIO(data), order["name"])
    if photo.get_bitsize() not in (24, 32):
        photo = _in_colour(photo)
    scale = min(DRAWN / max(photo.get_size()), 1.0)
    size = [max(round(side * scale), 1) for side in photo.get_size()]
    photo = _in_colour(pygame.transform.smoothscale(photo, size))
    flipped, quarters = order["turn"]
    photo = pygame.transform.rotate(pygame.transform.flip(photo, flipped, flip_y=False), -90 * quarters)
    made = BytesIO()
    pygame.image.save(photo, made, "photo.png")
    return {"width": photo.get_width(), "height": photo.get_height()}, made.getvalue()


def _in_colour(photo: "pygame.Surface") -> "pygame.Surface":
    import pygame  # noqa: PLC0415 (imported already)

    whole = pygame.Surface(photo.get_size(), pygame.SRCALPHA, 32)
    whole.blit(photo, (0, 0))
    return whole


def _sound(_order: dict[str, Any], data: bytes) -> Answer:
    """Decode a recording to the samples that the screen plays."""
    import pygame  # noqa: PLC0415 (imported already)

    if not pygame.mixer.get_init():
        pygame.mixer.init(RATE, -16, 1, 512, allowedchanges=0)
    sound = pygame.mixer.Sound(BytesIO(data))
    seconds = sound.get_length()
    if seconds > LONGEST_S:
        return {"fault": "long"}, b""
    if not seconds:
        return {"fault": "empty"}, b""
    return {"seconds": seconds}, sound.get_raw()


def _bound_memory() -> None:
    """Let the system refuse more memory than ``MEMORY``. Elsewhere the bounds of what is judged must do."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 (there is none on Windows)

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 (pathlib is not imported yet)
            taken = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, resource.RLIM_INFINITY))


def _bound_time() -> None:
    """Let the system end this program if the next order takes more than ``CPU_S``."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 (there is none on Windows)

        limit = math.ceil(time.process_time()) + CPU_S
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
