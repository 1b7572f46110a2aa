"""Who moves on a mat: the bee in the clothes of that mat's world, or another hero in her place."""

from functools import lru_cache

from beebot.mat import Decor
from lecons.pictures.artwork import document, symbol
from lecons.pictures.images import Images
from lecons.pictures.named_cells import Spot

_BENEATH = "-dessous"
"""How the name of a picture ends that lies under the bee who wears the one without it."""


def hero(decor: Decor, images: Images, spot: Spot) -> str:
    """Whoever moves on a mat, as a part of a drawing; she looks up before she is turned."""
    if decor.hero in images:
        return images.draw(decor.hero, *spot)
    return dressed(symbol("bee", *spot), decor.outfit, images, spot)


@lru_cache(maxsize=256)
def in_clothes(bee: str, outfit: str, side: int, degrees: float, images: Images) -> str:
    """A drawing of the ``bee`` in any mood, alone in a square of ``side`` pixels, with what she wears."""
    body = bee[bee.index(">") + 1 : bee.rindex("</svg>")]
    return document(side, side, dressed(body, outfit, images, Spot(side / 2, side / 2, side, degrees)))


def dressed(bee: str, outfit: str, images: Images, spot: Spot) -> str:
    """A part of a drawing that shows the ``bee`` on a ``spot``, with what she wears below and above her."""
    below, above = (images.draw(name, *spot) if name in images else "" for name in (outfit + _BENEATH, outfit))
    return below + bee + above
