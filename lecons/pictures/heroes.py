"""Who moves on a mat: the bee in the clothes of that mat's world, or another hero in her place."""

from functools import lru_cache

from beebot.mat import Decor
from lecons.pictures.artwork import content_of, document, symbol
from lecons.pictures.images import Images
from lecons.pictures.named_cells import Spot

_BENEATH = "-dessous"
"""How the name of a picture ends that lies under the bee who wears the one without it."""


def hero(decor: Decor, images: Images, spot: Spot, mood: str = "") -> str:
    """The bee in her clothes, or the decor's own hero, on ``spot``: a part of a drawing. At 0 degrees she faces up.

    ``mood`` is the end of a drawing's name, such as "-happy"; a hero without a drawing for it has always the same look.
    """
    if decor.hero in images:
        return images.draw(decor.hero + mood * (decor.hero + mood in images), *spot)
    return dressed(symbol(f"bee{mood}", *spot), decor.outfit, images, spot)


@lru_cache(maxsize=256)
def in_clothes(bee: str, outfit: str, side: int, degrees: float, images: Images) -> str:
    """The drawing ``bee``, a whole SVG, with the ``outfit`` she wears, alone in a square of ``side`` pixels."""
    return document(side, side, dressed(content_of(bee), outfit, images, Spot(side / 2, side / 2, side, degrees)))


def dressed(bee: str, outfit: str, images: Images, spot: Spot) -> str:
    """The drawing ``bee``, between the pictures of her ``outfit`` below and above, on ``spot``: a part of a drawing."""
    below, above = (images.draw(name, *spot) if name in images else "" for name in (outfit + _BENEATH, outfit))
    return below + bee + above
