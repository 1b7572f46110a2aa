"""A challenge as a small picture: the place where the bee goes, large, and the bee on her way there.

Its mat would be too small to read.
"""

from beebot.challenge import Challenge
from beebot.mat import Mat
from lecons.pictures.artwork import Attributes, document, rounded, symbol
from lecons.pictures.grounds import look_of
from lecons.pictures.heroes import hero
from lecons.pictures.images import Images
from lecons.pictures.landmarks import Landmark, landmarks, marked
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import content_of, place_alone, thumbnail
from lecons.pictures.named_cells import Spot

_ROUND, _SEAM = 0.16, 0.045
"""The radius of the corners, and how far in the seam is, in sides."""
_AIM, _AIM_AT = 0.80, (0.58, 0.42)
_HERO, _HERO_AT, _HERO_LOOKS = 0.50, (0.25, 0.75), 45
"""In sides: where she goes, and she, who looks there; her degrees clockwise."""
_LIFTED_AT, _HAND, _HAND_AT = (0.30, 0.40), 0.62, (0.36, 0.80)
"""The same where a hand carries her to her start."""


def stamp(challenge: Challenge, side: int, images: Images) -> str:
    """Where the bee goes and she, on a piece of the mat's own felt; the whole mat where she goes nowhere."""
    aims = tuple(landmarks(challenge))
    if challenge.pictures is not None or not aims:
        return _whole(challenge, side, images)
    aim = _placed(challenge, aims[-1], side, images)
    return document(side, side, *_felt(challenge.mat, side), aim, _hero(challenge, _HERO_AT, side, images))


def carried(challenge: Challenge, side: int, images: Images) -> str:
    """A small picture of a hand that carries the bee to her start, with what stands on that cell."""
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
    return _shifted(marked(aim, round(_AIM * side), images), side)


def _shifted(svg: str, side: int) -> str:
    """A drawing of where she goes, in its place."""
    x, y = (part * side - _AIM * side / 2 for part in _AIM_AT)
    return f'<g transform="translate({x:.2f} {y:.2f})">{content_of(svg)}</g>'


def _hero(challenge: Challenge, at: tuple[float, float], side: int, images: Images) -> str:
    """Who moves on this mat, ``at`` a place in sides."""
    return hero(challenge.mat.decor, images, Spot(at[0] * side, at[1] * side, _HERO * side, _HERO_LOOKS))


def _felt(mat: Mat, side: int) -> list[str]:
    look, seam = look_of(mat), _SEAM * side
    thread: Attributes = {"stroke": look.stitch, "stroke_width": f"{0.02 * side:.2f}"}
    inner = side - 2 * seam
    return [
        rounded(0, 0, side, side, _ROUND * side, fill=look.hem),
        rounded(seam, seam, inner, inner, _ROUND * side - seam, fill=look.light, **thread),
    ]


def _whole(challenge: Challenge, side: int, images: Images) -> str:
    grid = challenge.mat
    cell = max(side / (max(grid.width, grid.height) + 2 * BORDER), 1.0)
    svg = thumbnail(challenge, cell, images)
    wide, high = ((n + 2 * BORDER) * cell for n in (grid.width, grid.height))
    at = f"translate({(side - wide) / 2:.2f} {(side - high) / 2:.2f})"
    return document(side, side, f'<g transform="{at}">{content_of(svg)}</g>')
