"""What a séance is known by: its land at an hour of its own, one who moves and one thing, both large.

Knows no pygame.
"""

from beebot.challenge import Challenge
from lecons.pictures.artwork import document, placed
from lecons.pictures.images import Images
from lecons.pictures.thumbnails import emblem
from simulateur.pictures.worlds import Hour, world


def seance_cover(challenge: Challenge, width: int, height: int, images: Images, hour: Hour) -> str:
    """The cover of a séance that ``challenge`` stands for, at least as wide as high, in pixels, with square corners."""
    both = placed(emblem(challenge, height, images), (width - height) / 2, 0)
    return document(width, height, *world(challenge.mat, width, height, hour), both)
