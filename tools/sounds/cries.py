"""What is heard at places of a mat: cries of animals, bells, water, each soft and at most 1.2 s.

A child is to know the animal at once, as in a picture book; nobody is to take it for a recording. Where studies say how
high or long such a cry is, the recipe names them and stays within. Real cries are longer and lower than small
loudspeakers and short lessons allow: that is said too.
"""

from functools import cache

from beebot.parts.sounds import SOUNDS
from tools.sounds.synth import Brush, Formant, Mode, Recipe, Strike, Voiced, render

_BAR = (1.0, 2.756, 5.404)
"""The modes of a bar that is free at both ends: Fletcher and Rossing, *The Physics of Musical Instruments*."""
_BELL = ((0.5, 0.5, 0.55), (1.0, 0.6, 0.4), (1.2, 0.7, 0.35), (1.5, 0.3, 0.25), (2.0, 1.0, 0.3), (3.0, 0.4, 0.12))
"""A church bell: hum, prime, tierce, quint, nominal and the next; the same book. Each with its strength and fade."""


def _bar(at_s: float, hertz: float) -> Strike:
    fades = zip(_BAR, (1.0, 0.25, 0.08), (0.28, 0.1, 0.04), strict=True)
    return Strike(at_s, tuple(Mode(hertz * part, strength, fade) for part, strength, fade in fades))


def _knock(at_s: float) -> Strike:
    return Strike(at_s, (Mode(185, 1.0, 0.045), Mode(330, 0.6, 0.03), Mode(720, 0.25, 0.012)))


def _drop(at_s: float, hertz: float) -> Voiced:
    """A bubble that rises: its pitch does too (M. Minnaert, *On musical air-bubbles*, 1933)."""
    return Voiced(at_s, 0.09, (hertz, 1.25 * hertz, 1.7 * hertz), tilt=4, loudest=0.15)


def _chirp(at_s: float, low: float, high: float) -> Voiced:
    return Voiced(at_s, 0.13, (low, high, 0.92 * high, low), tilt=3)


def _bark(at_s: float) -> tuple[Voiced | Brush, ...]:
    """The bark of a dog at play.

    It is short, harmonic, high and bent, where a bark at a stranger is long, harsh, low and flat (S. Yin and B.
    McCowan, *Barking in domestic dogs*, 2004). How high: ours.
    """
    throat = (Formant(850, 650, 350), Formant(1700, 1300, 450, 0.5))
    return (
        Voiced(at_s, 0.2, (330, 520, 470, 330), throat, tilt=0.6, loudest=0.2, rough=0.04),
        Brush(at_s, 0.12, 900, 600, 700, 0.5),
    )


def _quack(at_s: float, length_s: float, strength: float) -> Voiced:
    """Nasal, rich in harmonics; that a duck's quacks get softer and shorter is from ear: ours."""
    throat = (Formant(1150, 950, 260), Formant(2400, 2100, 400, 0.7))
    return Voiced(at_s, length_s, (235, 265, 240, 205), throat, tilt=0.1, loudest=0.25, rough=0.02, strength=strength)


def _cluck(at_s: float) -> Voiced:
    throat = (Formant(900, 750, 300), Formant(2000, 1700, 400, 0.4))
    return Voiced(at_s, 0.08, (390, 450, 310), throat, tilt=0.7, loudest=0.3)


def _grunt(at_s: float, strength: float) -> tuple[Voiced | Brush, ...]:
    """A contented grunt.

    It is shorter and lower than one of distress, with higher formants (E. F. Briefer and others, *Expression of
    emotional valence in pig closed-mouth grunts*, 2019). How high: ours.
    """
    throat = (Formant(420, 800, 220), Formant(1300, 1900, 400, 0.5))
    return (
        Voiced(at_s, 0.3, (92, 120, 105, 80), throat, tilt=0.2, loudest=0.3, rough=0.14, strength=strength),
        Brush(at_s, 0.2, 700, 1500, 600, 1.5 * strength),
    )


_RECIPES = {
    "canard": Recipe(0.86, (_quack(0.0, 0.26, 1.0), _quack(0.32, 0.22, 0.8), _quack(0.6, 0.18, 0.6)), 0.8),
    # All whinnies have two pitches, a low and a high one that are no multiples of each other (E. F. Briefer and
    # others, *Segregation of information about emotional arousal and valence in horse whinnies*, 2015), and fall
    # while they waver. How high, and how fast they waver: ours.
    "cheval": Recipe(
        1.15,
        (
            Voiced(
                *(
                    0.0,
                    1.15,
                    (760, 1180, 1120, 980, 820, 640),
                    (Formant(1300, 900, 700), Formant(2600, 1900, 700, 0.4)),
                ),
                tilt=0.9,
                loudest=0.25,
                tremble_hz=12,
                tremble=0.75,
            ),
            Voiced(
                *(0.3, 0.85, (210, 190, 160, 120), (Formant(600, 480, 300), Formant(1200, 1000, 400, 0.5))),
                tilt=0.7,
                tremble_hz=12,
                tremble=0.75,
                rough=0.04,
                strength=0.7,
            ),
        ),
        0.8,
    ),
    "chien": Recipe(0.58, (*_bark(0.0), *_bark(0.34)), 0.8),
    "cloche": Recipe(
        1.2, (Strike(0.0, tuple(Mode(440 * part, strength, fade) for part, strength, fade in _BELL)),), 0.7
    ),
    "cochon": Recipe(0.72, (*_grunt(0.0, 1.0), *_grunt(0.38, 0.8)), 0.8),
    "eau": Recipe(
        0.9,
        (
            *(_drop(at, hertz) for at, hertz in ((0.0, 620), (0.13, 840), (0.24, 560), (0.42, 980), (0.56, 700))),
            _drop(0.72, 1100),
            Brush(0.0, 0.9, 1500, 1900, 900, 0.5),
        ),
        0.6,
    ),
    "etoile": Recipe(
        0.95,
        tuple(
            Strike(0.11 * n, (Mode(hertz, 0.8, 0.2), Mode(2.01 * hertz, 0.3, 0.12)))
            for n, hertz in enumerate((1046.5, 1318.5, 1568.0, 2093.0))
        ),
        0.55,
    ),
    # Howls of wolves last 1.1 to 12.8 s, on a mean pitch of 270 to 720 Hz (V. Palacios and others, *Iberian wolf
    # howls*, 2007). This one is the shortest, round and far away: it must frighten nobody.
    "loup": Recipe(
        1.2,
        (
            Voiced(
                *(0.0, 1.2, (300, 400, 455, 460, 450, 420, 320), (Formant(430, 400, 260), Formant(900, 850, 300, 0.2))),
                tilt=1.2,
            ),
        ),
        0.65,
    ),
    "mer": Recipe(1.2, (Brush(0.0, 1.15, 420, 760, 700), Brush(0.4, 0.8, 2600, 1500, 1700, 0.5)), 0.6),
    # Bleats waver as a singer's vibrato does (B. D. Charlton and others, *Function and evolution of vibrato-like
    # frequency modulation in mammals*, 2017). How high, and how fast: ours.
    "mouton": Recipe(
        0.95,
        (
            Voiced(
                *(0.0, 0.95, (205, 232, 228, 220, 190), (Formant(560, 720, 200), Formant(1500, 1350, 300, 0.6))),
                tilt=0.5,
                loudest=0.2,
                tremble_hz=9,
                tremble=0.55,
                rough=0.015,
            ),
        ),
        0.8,
    ),
    # A small bird of no kind: ours.
    "oiseau": Recipe(0.75, (_chirp(0.0, 2600, 3600), _chirp(0.2, 2900, 3900), _chirp(0.4, 2600, 3400)), 0.5),
    "porte": Recipe(0.62, (_knock(0.0), _knock(0.2), _knock(0.4)), 0.7),
    # What attracts chicks is repeated, brief and rather low (N. Collias and M. Joos, *The spectrographic analysis of
    # sound signals of the domestic fowl*, 1953); the last long note is as people say it. How high: ours.
    "poule": Recipe(
        0.9,
        (
            *(_cluck(0.15 * n) for n in range(3)),
            Voiced(
                *(0.48, 0.36, (400, 620, 560, 470), (Formant(1000, 1300, 350), Formant(2300, 2600, 500, 0.5))),
                tilt=0.6,
                loudest=0.35,
            ),
        ),
        0.75,
    ),
    "sonnette": Recipe(1.1, (_bar(0.0, 659.26), _bar(0.36, 523.25)), 0.7),
    "train": Recipe(
        1.1,
        (
            *(Brush(0.17 * n, 0.15, 900, 600, 700, 2.2) for n in range(3)),
            *(
                Voiced(at, long, (0.97 * hertz, hertz, hertz), tilt=1.6, loudest=0.2, strength=0.5)
                for at, long in ((0.52, 0.18), (0.74, 0.34))
                for hertz in (466.2, 554.4, 698.5)
            ),
        ),
        0.65,
    ),
    # Lows of cattle are below 200 Hz (I. A. Volodin and others, *Bull bellows and bugles*, 2017). The mouth opens
    # and closes: « meuh ». Ours is at the upper end, since small loudspeakers have no bass, and short.
    "vache": Recipe(
        1.15,
        (
            Voiced(
                *(0.0, 1.15, (118, 150, 162, 160, 150, 118), (Formant(270, 430, 130), Formant(650, 980, 220, 0.6))),
                tilt=0.4,
                loudest=0.45,
                rough=0.008,
            ),
        ),
        0.85,
    ),
    "vent": Recipe(1.2, (Brush(0.0, 1.0, 420, 820, 150), Brush(0.35, 0.85, 900, 480, 150, 0.8)), 0.6),
}
assert tuple(_RECIPES) == SOUNDS, "each name has a sound"


@cache
def cry(name: str) -> bytes:
    """The sound ``name``, one of ``SOUNDS``, as 16-bit mono samples at ``wav.RATE``.

    Raises:
        KeyError: the kit has no such sound.
    """
    return render(_RECIPES[name])
