"""Judges, draws or decodes one thing after the other, within limits of time and memory. Run as a program of its own.

What a stranger wrote is read here and nowhere else. Each order comes as a line of JSON and the bytes that it
announces; so does each answer. If this program dies of an order, the process that gave it says so.
"""

import json
import math
import os
import sys
import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pygame

MEMORY = 230 * 2**20
"""Bytes that the work may take beyond what the program takes when it starts. Held on Linux alone."""
SLOW_S = 2.0
"""Seconds of processor that a drawing may take small: four times what the largest photograph in one takes, measured.

One that takes more than the next whole second of them ends the worker there.
"""
LARGE = 1024
"""Pixels of the longer side of a drawing. ``SMALL`` of ``lecons/pictures/photos.py`` is the other size."""
PHOTO = 512
"""Pixels of the longer side of a photograph as it is used."""
RATE = 16_000
LONGEST_S = 60.0
Answer = tuple[dict[str, Any], bytes]


def main() -> None:
    """Read orders from the standard input and answer each, until there are no more."""
    orders, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # no library's own words among the answers
    os.environ |= {"PYGAME_HIDE_SUPPORT_PROMPT": "1", "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    sys.path.append(str(Path(__file__).parents[2]))  # where the kit is, if it is not installed
    import pygame  # noqa: F401 (after the environment is set)

    from lecons.gate import raster  # noqa: F401 (before memory is counted)

    with suppress(ImportError):  # told once there is a drawing
        import resvg_py  # noqa: F401 (the same)
    _bound_memory()
    _answer(answers, {"ready": True}, b"")
    for line in orders:
        order = json.loads(line)
        data = orders.read(order["bytes"])
        _bound_time(order["seconds"])
        before = time.process_time()
        found, made = _obeyed(order, data)
        _answer(answers, {**found, "taken": time.process_time() - before}, made)


def _answer(answers: Any, found: dict[str, Any], data: bytes) -> None:
    answers.write(json.dumps({**found, "bytes": len(data)}).encode() + b"\n" + data)
    answers.flush()


def _obeyed(order: dict[str, Any], data: bytes) -> Answer:
    import pygame

    from beebot.i18n import use_language
    from lecons.gate.raster import AbsentError
    from lecons.gate.refusal import RefusedError

    use_language(order["language"])
    work = {"draw": _draw, "photo": _photo, "sound": _sound}[order["do"]]
    try:
        return work(order, data)
    except RefusedError as refused:
        return {"refused": refused.message, "line": refused.line}, b""
    except AbsentError:
        return {"fault": "absent"}, b""
    except (pygame.error, MemoryError, OSError, ValueError):
        return {"fault": "unreadable"}, b""


def _draw(order: dict[str, Any], data: bytes) -> Answer:
    """Judge an SVG, and give it back as PNG, large and then small. Small first: most of what is too slow ends there.

    Raises:
        RefusedError: it cannot be drawn as it was meant.
        AbsentError: nothing draws on this machine.
    """
    import pygame

    from lecons.gate import photographs, raster, svg
    from lecons.pictures.photos import SMALL

    clean = svg.judged(data)
    raster.check_letters(clean)
    _bound_time(min(order["seconds"], math.ceil(SLOW_S)))
    before = time.process_time()
    small = raster.rasterised(clean, SMALL)
    if time.process_time() - before > SLOW_S:
        return {"fault": "slow"}, b""
    if not pygame.image.load(BytesIO(small), "drawing.png").get_bounding_rect().width:
        return {"fault": "empty"}, b""
    _bound_time(order["seconds"])
    large = raster.rasterised(clean, LARGE)
    said = photographs.judged(large)
    return {"width": said.width, "height": said.height, "large": len(large)}, large + small


def _photo(_order: dict[str, Any], data: bytes) -> Answer:
    """Decode a photograph, turn it upright, make it small, and give it back as PNG.

    Raises:
        RefusedError: it is no photograph, or too large.
    """
    import pygame

    from lecons.gate import photographs

    said = photographs.judged(data)
    photo = pygame.image.load(BytesIO(data), f"photo.{said.kind}")
    if photo.get_bitsize() not in (24, 32):
        photo = _in_colour(photo)
    scale = min(PHOTO / max(photo.get_size()), 1.0)
    size = [max(round(side * scale), 1) for side in photo.get_size()]
    photo = _in_colour(pygame.transform.smoothscale(photo, size))
    flipped, quarters = said.turn
    photo = pygame.transform.rotate(pygame.transform.flip(photo, flipped, flip_y=False), -90 * quarters)
    made = BytesIO()
    pygame.image.save(photo, made, "photo.png")
    return {"width": photo.get_width(), "height": photo.get_height()}, made.getvalue()


def _in_colour(photo: "pygame.Surface") -> "pygame.Surface":
    import pygame

    whole = pygame.Surface(photo.get_size(), pygame.SRCALPHA, 32)
    whole.blit(photo, (0, 0))
    return whole


def _sound(_order: dict[str, Any], data: bytes) -> Answer:
    """Decode a recording to the samples that the screen plays."""
    import pygame

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
    """Let the system refuse more memory than ``MEMORY``, and keep nothing of a program that dies of it.

    Elsewhere the bounds of what is judged must do.
    """
    if sys.platform == "linux":
        import resource

        taken = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, resource.RLIM_INFINITY))


def _bound_time(seconds: int) -> None:
    """Let the system end this program if the next order takes more ``seconds`` of its processor."""
    if sys.platform != "win32":
        import resource

        limit = math.ceil(time.process_time()) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
