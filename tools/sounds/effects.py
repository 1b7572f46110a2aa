"""How the screen sounds: wood, felt and a kalimba, each under 0.4 s.

What each is for says ``simulateur.machine.sound.effects``.
"""

from functools import cache

from simulateur.game.sound.cues import Note, Sound
from tools.sounds.synth import Brush, Mode, Recipe, Strike, render


def _wood(at_s: float, hertz: float, strength: float = 1.0) -> Strike:
    """A bar of wood, its modes tuned 1 : 4 : 10 as a marimba's.

    Fletcher and Rossing, *The Physics of Musical Instruments*, the chapter on mallet percussion.
    """
    first = Mode(hertz, strength, 0.05)
    second, third = Mode(4 * hertz, 0.35 * strength, 0.014), Mode(10 * hertz, 0.12, 0.005)
    return Strike(at_s, (first, second, third))


def _tongue(at_s: float, hertz: float) -> Strike:
    """A kalimba's tongue: a bar held at one end.

    Its second mode is 6.27 times higher than the first (same book, on bars).
    """
    octave, second = Mode(2 * hertz, 0.10, 0.09), Mode(6.27 * hertz, 0.16, 0.02)
    return Strike(at_s, (Mode(hertz, 1.0, 0.16), octave, second))


_RECIPES = {
    Sound.KEY: Recipe(0.09, (_wood(0.0, 740),), 0.6),
    Sound.FORWARD: Recipe(0.26, (_wood(0.0, 392, 0.8), _wood(0.09, 523))),
    Sound.BACKWARD: Recipe(0.26, (_wood(0.0, 220, 0.8), _wood(0.09, 294))),
    Sound.LEFT: Recipe(0.3, (Brush(0.0, 0.3, 1700, 520, 260),), 0.7),
    Sound.RIGHT: Recipe(0.3, (Brush(0.0, 0.3, 520, 1700, 260),), 0.7),
    Sound.PAUSE: Recipe(0.38, (Brush(0.0, 0.38, 640, 460, 700), Brush(0.0, 0.38, 2100, 1700, 900, 0.25)), 0.55),
    Sound.BUMP: Recipe(
        0.34, (Strike(0.1, (Mode(98, 1.0, 0.07), Mode(147, 0.5, 0.04))), Brush(0.09, 0.12, 420, 180, 220, 0.9)), 0.8
    ),
    Sound.SUCCESS: Recipe(0.39, (_tongue(0.0, 523.25), _tongue(0.1, 659.26), _tongue(0.2, 783.99))),
    Sound.LADYBIRD: Recipe(0.33, tuple(_wood(0.075 * n, 1250 + 130 * (n % 2), 0.7) for n in range(4)), 0.35),
    Sound.OPEN: Recipe(0.39, (_tongue(0.0, 392.0), _tongue(0.16, 440.0))),
    Sound.WONDER: Recipe(0.34, (Brush(0.0, 0.34, 1150, 1500, 300),), 0.45),
    Sound.TOKEN: Recipe(0.3, (Brush(0.0, 0.16, 700, 1100, 400, 1.2), _tongue(0.12, 587.33)), 0.75),
}


@cache
def samples(sound: Sound | Note) -> bytes:
    """The sound as 16-bit mono samples at ``wav.RATE``."""
    if isinstance(sound, Note):
        return render(Recipe(0.39, (_tongue(0.0, sound.value),), 0.6))
    return render(_RECIPES[sound])
