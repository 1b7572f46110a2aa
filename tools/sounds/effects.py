"""How the screen sounds: wood, felt and a kalimba, each under 0.4 s.

What each is for says ``simulateur.machine.sound.effects``.
"""

from functools import cache

from simulateur.game.sound.cues import Note, Sound
from tools.sounds.synth import Brush, Formant, Mode, Recipe, Strike, Voiced, render


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


def _bell(at_s: float, hertz: float) -> Strike:
    """A small bell: its prime, tierce and nominal (same book, on bells)."""
    return Strike(at_s, (Mode(hertz, 1.0, 0.14), Mode(1.2 * hertz, 0.4, 0.08), Mode(2 * hertz, 0.6, 0.1)))


def _cluck(at_s: float, length_s: float) -> Voiced:
    throat = (Formant(900, 750, 300), Formant(2000, 1700, 400, 0.4))
    return Voiced(at_s, length_s, (390, 470, 310), throat, tilt=0.7, loudest=0.3)


def _drop(at_s: float, hertz: float) -> Voiced:
    """A bubble that rises, and its pitch too."""
    return Voiced(at_s, 0.1, (hertz, 1.25 * hertz, 1.8 * hertz), tilt=4, loudest=0.15)


def _chirp(at_s: float) -> Voiced:
    return Voiced(at_s, 0.15, (2300, 3300, 3000, 2300), tilt=3)


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
    Sound.LID: Recipe(0.39, (Brush(0.0, 0.26, 240, 420, 60), _wood(0.25, 180, 1.4))),
    Sound.CLUCK: Recipe(0.39, (_cluck(0.0, 0.1), _cluck(0.13, 0.1), _cluck(0.25, 0.12))),
    Sound.OVEN: Recipe(0.39, (_bell(0.0, 1568),), 0.8),
    Sound.PAPER: Recipe(0.36, (Brush(0.0, 0.12, 1500, 2500, 900), Brush(0.15, 0.2, 2500, 1700, 900)), 0.7),
    Sound.BLOOM: Recipe(0.39, (Brush(0.0, 0.3, 500, 2600, 250, 0.7), _tongue(0.22, 1318.5))),
    Sound.SPLASH: Recipe(
        0.39, (_drop(0.0, 620), _drop(0.11, 820), _drop(0.24, 700), Brush(0.0, 0.3, 2600, 1200, 900, 0.3))
    ),
    Sound.LAUNCH: Recipe(0.39, (Brush(0.0, 0.39, 260, 1500, 700),)),
    Sound.BUZZ: Recipe(0.39, (Voiced(0.0, 0.38, (215, 240, 225, 235), tilt=1.1, loudest=0.4, rough=0.04),)),
    Sound.CHIRP: Recipe(0.39, (_chirp(0.0), _chirp(0.2)), 0.6),
}


@cache
def samples(sound: Sound | Note) -> bytes:
    """``sound`` as 16-bit mono samples at ``wav.RATE``."""
    if isinstance(sound, Note):
        return render(Recipe(0.39, (_tongue(0.0, sound.value),), 0.6))
    return render(_RECIPES[sound])
