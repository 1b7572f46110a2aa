"""Once pictures are answered, no key of the success lies on one of them: the right answer stays to be seen."""

import pytest

from simulateur.pages.layout.challenge import challenge_layout
from simulateur.pages.layout.key_places import Gallery, Wanted
from tests.loops import for_each
from tests.simulateur.rectangles import Size

SIZES = [(1280, 800), (1024, 600), (1366, 768), (1920, 1080), (800, 1280), (600, 1024), (768, 1024)]
ASKED = [Gallery(count, about=about, done=True) for count in (2, 3, 4) for about in (True, False)]
ARRANGED = [Gallery(count, count, done=True) for count in (3, 4, 5, 6)]
SORTED = [Gallery(1, count, boxes=True, done=True) for count in (2, 3)]


@for_each("size", SIZES)
@for_each("left_handed", [False, True])
@for_each("board", [False, True])
@pytest.mark.parametrize("shown", [*ASKED, *ARRANGED, *SORTED], ids=str)
def test_no_key_of_a_success_lies_on_a_picture(shown: Gallery, board: bool, left_handed: bool, size: Size) -> None:
    wanted = Wanted(keys=(), strips=(), gallery=shown, left_handed=left_handed, whiteboard=board)
    layout = challenge_layout(size, wanted)
    assert layout.gallery is not None
    pictures = [*layout.gallery.pictures, *layout.gallery.spots]
    if layout.gallery.about is not None:
        pictures.append(layout.gallery.about)
    pictures += layout.gallery.afar
    for touch, key in layout.success_places.items():
        assert not any(key.inset(1).meets(picture) for picture in pictures), touch
