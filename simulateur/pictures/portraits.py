"""What robots look like, for an adult who looks for hers. Ours alone, no maker's: none is copied.

A kind that is not named here is drawn as the kit's own robot, or, without a link, as a bee whose key is pressed.
"""

from functools import lru_cache

from lecons.pictures.artwork import icon

PORTRAITS = ("code-go", "botley", "cubetto", "ozobot-evo", "sphero-mini")
"""The kinds of robots that have a drawing of their own, called as they are: most with where their keys are."""


@lru_cache(maxsize=8)
def portrait(kind: str, side: int) -> str:
    """The robot of a ``kind``, one of ``PORTRAITS``, as SVG text: a mouse, a remote, a board, a small dome, a ball."""
    return icon(f"robots/{kind}", side)
