"""The microphone in a program of its own, which the kit ends when a key is let go.

It waits for one byte, opens the microphone, answers ``OPENED`` or ``REFUSED``, and then writes samples until its
input ends. Why not in the kit itself: where pygame closes a device while SDL hands over a piece, both wait for each
other for ever. A program that is ended closes nothing.
"""

import os
import sys
import threading

OPENED, REFUSED = b"o", b"r"
_RATE, _BUFFER = 16_000, 512
"""Samples a second, and in one piece: 32 ms, so that the level follows the voice."""
_LOOK_S = 0.25
"""Seconds between two looks whether the microphone is still there."""


def main() -> None:
    """Send what the microphone hears until nobody listens any more; never returns."""
    answers = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # no library's own words among the samples
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    import pygame  # noqa: PLC0415 (loaded while the adult still reads)
    from pygame._sdl2 import audio, sdl2  # noqa: PLC0415

    if not sys.stdin.buffer.read(1):
        os._exit(0)
    try:
        sdl2.init_subsystem(sdl2.INIT_AUDIO)
        names = set(audio.get_audio_device_names(True))
        device = audio.AudioDevice(
            None, True, _RATE, audio.AUDIO_S16, 1, _BUFFER, 0, lambda _device, piece: _write(answers, bytes(piece))
        )
    except (pygame.error, sdl2.error):  # one for each side of SDL in pygame
        _write(answers, REFUSED)
        os._exit(0)
    threading.Thread(target=_end_with_input, daemon=True).start()
    _write(answers, OPENED)
    device.pause(0)
    never = threading.Event()
    while names <= set(audio.get_audio_device_names(True)):
        never.wait(_LOOK_S)
    os._exit(0)


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def _write(answers: int, data: bytes) -> None:
    """Write all of it, or end: then nobody reads any more."""
    try:
        while data:
            data = data[os.write(answers, data) :]
    except OSError:
        os._exit(0)


if __name__ == "__main__":
    main()
