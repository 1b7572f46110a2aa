"""Pictures of which a part is seen: cards of a line that slide in and out under its ends."""

import re
from functools import lru_cache

from lecons.pictures.sprite import Sprite

_ROOT = re.compile(r'viewBox="([^"]+)" width="[^"]+" height="[^"]+"')


def within(sprite: Sprite, left: int, right: int) -> Sprite | None:
    """What is seen of a sprite between two columns of pixels; None if it is nothing.

    A sprite that is turned is seen whole, or not at all.
    """
    ends = sprite.x + sprite.width
    if sprite.x >= left and ends <= right:
        return sprite
    first, last = max(sprite.x, left), min(ends, right)
    if first >= last or sprite.turned:
        return None
    svg = _cut(sprite.svg, (first - sprite.x) / sprite.width, (last - first) / sprite.width)
    return sprite._replace(svg=svg, x=first, width=last - first)


@lru_cache(maxsize=64)
def _cut(svg: str, start: float, part: float) -> str:
    """The column of a drawing that begins at ``start`` and is ``part`` wide, both in parts of its width."""
    root = _ROOT.search(svg)
    if root is None:
        return svg
    x, y, width, height = map(float, root[1].split())
    wide = part * width
    box = f'viewBox="{x + start * width:g} {y:g} {wide:g} {height:g}" width="{wide:g}" height="{height:g}"'
    return svg[: root.start()] + box + svg[root.end() :]
