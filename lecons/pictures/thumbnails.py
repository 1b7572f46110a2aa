"""A challenge as a small picture: the place where the bee goes, large, and the bee on her way there.

Its mat would be too small to read.
"""

from beebot.challenge import Challenge
from beebot.mat import Mat
from lecons.pictures.artwork import ASSETS, Attributes, document, placed, rounded, symbol
from lecons.pictures.grounds import look_of
from lecons.pictures.heroes import hero
from lecons.pictures.images import Images
from lecons.pictures.landmarks import Landmark, alone, landmarks, marked
from lecons.pictures.mats import cells_to_cover, place_alone
from lecons.pictures.named_cells import Spot

_ROUND, _SEAM = 0.16, 0.045
"""The radius of the corners, and how far in the seam is, in sides."""
_AIM, _AIM_AT = 0.80, (0.58, 0.42)
_HERO, _HERO_AT, _HERO_LOOKS = 0.50, (0.25, 0.75), 45
"""In sides: where she goes, and she, who looks there; her degrees clockwise."""
_LIFTED_AT, _HAND, _HAND_AT = (0.30, 0.40), 0.62, (0.36, 0.80)
"""The same where a hand carries her to her start."""
_SCENES = "scenes"
"""The folder of what is done in each kind of challenge; the bee on her way belongs before it."""


def stamp(challenge: Challenge, side: int, images: Images) -> str:
    """A picture of a challenge, ``side`` pixels wide: the place to go to, large, and the bee, on the mat's felt.

    A challenge with no place to go to shows what is done in it.
    """
    aims = tuple(landmarks(challenge))
    drawn = _with_her(challenge, aims[-1] if aims else thing_of(challenge), side, images)
    return document(side, side, *_felt(challenge.mat, side), placed(drawn, 0, 0))


def emblem(challenge: Challenge, side: int, images: Images) -> str:
    """The same without any ground, of what is done in it before the place to go to; she is glad."""
    return _with_her(challenge, thing_of(challenge), side, images, "-happy")


def thing_of(challenge: Challenge) -> Landmark | str:
    """What a challenge is known by: the scene of what is done in it, else the place to go to, else one who calls."""
    done = (
        (True, challenge.genre.value),
        (cells_to_cover(challenge), "reproduire"),
        (challenge.repeats, "repeter"),
    )
    scenes = (f"{_SCENES}/{name}" for is_told, name in done if is_told)
    aims = tuple(landmarks(challenge))
    called = aims[-1] if aims else f"{_SCENES}/ecouter"
    return next((scene for scene in scenes if (ASSETS / f"{scene}.svg").exists()), called)


def _with_her(challenge: Challenge, thing: Landmark | str, side: int, images: Images, mood: str = "") -> str:
    if isinstance(thing, Landmark):
        drawn = _placed(challenge, thing, side, images)
    else:
        drawn = symbol(thing, side / 2, side / 2, side)
    return document(side, side, drawn, _hero(challenge, _HERO_AT, side, images, mood))


def carried(challenge: Challenge, side: int, images: Images) -> str:
    """A small picture of a hand that carries the bee to the start of ``challenge``, with what is drawn on that cell."""
    there = challenge.mat.place(challenge.start.cell)
    parts = _felt(challenge.mat, side)
    if there is not None and challenge.mat.shows(there.cell):
        parts.append(_shifted(place_alone(challenge.mat, there, round(_AIM * side), images), side))
    hand_x, hand_y = (part * side for part in _HAND_AT)
    hand = symbol("hand", hand_x, hand_y, _HAND * side)
    return document(side, side, *parts, _hero(challenge, _LIFTED_AT, side, images), hand)


def _placed(challenge: Challenge, aim: Landmark, side: int, images: Images) -> str:
    """What stands where she goes: the place itself, where there is one, without the sign that marks it."""
    there = challenge.mat.place(aim.cell)
    if there is not None and (there.picture or there.letters) and not aim.rank:
        return _shifted(place_alone(challenge.mat, there, round(_AIM * side), images), side)
    if aim.is_goal and not aim.is_bare:  # its ring is a sign of the mat
        return _shifted(alone(aim, round(_AIM * side), images, is_open=False), side)
    return _shifted(marked(aim, round(_AIM * side), images), side)


def _shifted(svg: str, side: int) -> str:
    """A drawing of where she goes, in its place."""
    x, y = (part * side - _AIM * side / 2 for part in _AIM_AT)
    return placed(svg, x, y)


def _hero(challenge: Challenge, at: tuple[float, float], side: int, images: Images, mood: str = "") -> str:
    """Who moves on this mat, ``at`` a place in sides."""
    return hero(challenge.mat.decor, images, Spot(at[0] * side, at[1] * side, _HERO * side, _HERO_LOOKS), mood)


def _felt(mat: Mat, side: int) -> list[str]:
    look, seam = look_of(mat), _SEAM * side
    thread: Attributes = {"stroke": look.stitch, "stroke_width": f"{0.02 * side:.2f}"}
    inner = side - 2 * seam
    return [
        rounded(0, 0, side, side, _ROUND * side, fill=look.hem),
        rounded(seam, seam, inner, inner, _ROUND * side - seam, fill=look.light, **thread),
    ]
