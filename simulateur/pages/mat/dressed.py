"""Who moves on the mat of a page: the bee in the clothes of its world, or another hero in her place."""

from beebot.mat import Decor
from lecons.pictures.heroes import in_clothes
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmark
from lecons.pictures.sprite import Sprite
from simulateur.pages.common.sprites import plain, said, turned_sign


def dressed(bee: Sprite, mood: str, degrees: float, decor: Decor, images: Images) -> Sprite:
    """The sprite ``bee``, who looks to ``degrees``, in the clothes of ``decor``; or its hero in that ``mood``.

    A mood is the end of a drawing's name, such as "-happy"; a hero without a drawing for it has always the same look.
    """
    if decor.hero in images:
        name = decor.hero + mood if decor.hero + mood in images else decor.hero
        drawn = landmark(name, bee.width, images, degrees)
        return bee._replace(svg=drawn, turned=0.0, sign=turned_sign(plain(name), degrees))
    if decor.outfit not in images:
        return bee
    drawn = in_clothes(bee.svg, decor.outfit, bee.width, degrees - bee.turned, images)
    return bee._replace(svg=drawn, sign=said(bee.sign, "in", plain(decor.outfit)))
