"""Turns scenes of sprites into pixels, drawing again only what has changed. The only painter."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from math import ceil

import pygame

from beebot.i18n import gettext as _
from lecons.pictures.artwork import plain_colour
from lecons.pictures.sprite import Label, Scene, Sprite
from lecons.pictures.theme import Theme
from lecons.pictures.themes import CALM
from simulateur.pages.common.cheaper_drawing import NONE, Savings
from simulateur.window.drawings import Eyes, Picture, Pictures, Stretcher, converted, cut

_PIECE_PIXELS = 1024 * 1024
"""The most pixels of one piece. The ground that stays still is kept in such pieces.

A 4K window in one piece would take 33 MB twice. A large ground is cut evenly, so that a piece has
at least half of these pixels, or 2 MB: only as much goes back to the system when it is freed
(``window``).
"""
_FRAME_PIXELS = 256 * 1024
"""How many pixels of a ground that has turned are drawn sharp in one frame.

An old machine has no time to draw them all in one.
"""


class Letters:
    """The kit's font, at each size that was asked for; letters that were drawn are kept.

    ``trouble`` is a sentence for the adult where that font is gone, and another one is taken.
    """

    def __init__(self) -> None:
        self.trouble: str | None = None
        self._fonts: dict[int, pygame.font.Font] = {}

    def rest(self) -> None:
        """Free every font: most pages have no text, and each font keeps pictures of all letters that it drew."""
        self._fonts.clear()

    def write(self, label: Label, colour: str) -> pygame.Surface:
        """``label`` as pixels in ``colour``. The font is loaded for the first label: a child's pages have none."""
        if label.size not in self._fonts:
            self._fonts[label.size] = self._font(label.size)
        # A folder's name may hold bytes that are no letter anywhere.
        text = label.text.encode(errors="replace").decode()
        return self._fonts[label.size].render(text, True, colour, None, label.width)

    def _font(self, size: int) -> "pygame.font.Font":
        import pygame.font  # noqa: PLC0415

        pygame.font.init()
        try:
            from lecons.pictures.font import font_file  # noqa: PLC0415 (no child's page has letters)

            return pygame.font.Font(font_file(), size)
        except (ImportError, OSError):
            self.trouble = _("la police ABeeZee a disparu de cette installation ; installez le kit de nouveau")
            return pygame.font.Font(None, size)  # pygame's own, whose letters are narrower


class Painter:
    """Draws scenes on one surface, in the colours of a theme, and tells which rectangles changed.

    ``background`` is a colour, or its role in the theme. The ground of a scene, which is behind what moves, is drawn
    once and kept in pieces; the rest is drawn over it where something has changed. While the ground turns there are no
    pieces. When it comes to rest, the pieces first show it as it was last seen, a little blurred. They are then drawn
    sharp, one band in each picture.
    """

    def __init__(self, target: pygame.Surface, background: str, theme: Theme = CALM, eyes: Eyes = str) -> None:
        self.target = target
        self._size = target.get_size()
        self._is_lost = False
        self._pictures = Pictures(target, theme, eyes)
        self.background = pygame.Color(self._pictures.painted(background))
        """The colour of what no sprite covers."""
        self._shown: tuple[Sprite, ...] = ()
        self._laid: tuple[Sprite, ...] | None = None
        """The ground that the pieces in ``_still`` show; None before the first picture."""
        self._turned: tuple[Sprite, ...] = ()
        """The ground of the last picture if it turned, else nothing."""
        self._still: list[tuple[pygame.Rect, pygame.Surface]] = []
        self._blurred: list[tuple[pygame.Rect, pygame.Surface]] = []
        """Bands of ``_still`` that are still blurred."""
        self._savings = NONE
        self._labels: tuple[Label, ...] = ()
        self._letters = Letters()
        self._stretcher = Stretcher()

    @property
    def trouble(self) -> str | None:
        """A sentence for the adult if something could not be drawn as it should, else None."""
        return self._letters.trouble

    @property
    def settles(self) -> bool:
        """Whether part of the ground is still blurred after it turned; each next picture sharpens some of it."""
        return bool(self._blurred)

    def fits(self, target: pygame.Surface) -> bool:
        """Whether ``target`` is the surface that this painter draws on, unchanged in size."""
        return target is self.target and target.get_size() == self._size

    def show_again(self) -> None:
        """Draw the next picture whole: the window has lost what it showed."""
        self._is_lost = True

    def rest(self) -> None:
        """Free the drawings that the page does not show, when nobody has played for a while."""
        self._pictures.keep_only(self._shown)
        self._letters.rest()

    def draw(self, scene: Scene, savings: Savings = NONE) -> Sequence[pygame.Rect]:
        """Draw ``scene``, saving what work ``savings`` tells; returns the rectangles that changed, or none."""
        whole = self.target.get_rect()
        changes = self._changes(scene, savings)
        dirty = [rect.clip(whole) for rect in changes if rect.colliderect(whole)]
        dirty += self._lay(scene, savings)
        self._turned = scene.ground if savings.turns else ()
        self._shown, self._labels = (*scene.ground, *scene.actors), scene.labels
        self._savings = savings
        self._is_lost = False
        over = (*self._turned, *scene.actors)
        boxes = [sprite.covered for sprite in over] if dirty else []
        for rect in dirty:
            self._repair(rect, [over[place] for place in rect.collidelistall(boxes)])
        if not savings.turns:
            self._stretcher.rest()
        return dirty

    def _changes(self, scene: Scene, savings: Savings) -> list[pygame.Rect]:
        if self._laid is None or self._is_lost or scene.labels != self._labels:
            return [self.target.get_rect()]
        shown = (*scene.ground, *scene.actors)
        changed, before, now = _changed(self._shown, shown), self._savings.sizes, savings.sizes
        if before == now:
            return changed
        other_size = (sprite for sprite in shown if before.get(sprite.svg) != now.get(sprite.svg))
        return _joined((*changed, *(pygame.Rect(sprite.covered) for sprite in other_size)))

    def _lay(self, scene: Scene, savings: Savings) -> list[pygame.Rect]:
        stays = () if savings.turns else scene.ground
        if stays == self._laid and scene.labels == self._labels:
            if not self._blurred:
                return []
            box, piece = self._blurred.pop()
            self._draw_piece(box, piece, stays, ())
            return [box]
        texts = [(self._letters.write(label, self._pictures.painted(label.colour)), label) for label in scene.labels]
        boxes = [pygame.Rect(sprite.covered) for sprite in stays]
        boxes += [text.get_rect(topleft=(label.x, label.y)) for text, label in texts]
        self._blurred, self._still = [], []  # their memory goes before as much is asked for
        pieces = self._on_target(boxes)
        self._still = [(box, pygame.Surface(box.size, 0, self.target)) for box in pieces]
        self._laid = stays
        if self._turned and stays and savings.mat == self._savings.mat and not texts:
            self._blur()
        else:
            for box, piece in self._still:
                self._draw_piece(box, piece, stays, texts, opaque=savings.opaque)
        return []

    def _draw_piece(
        self,
        box: pygame.Rect,
        piece: pygame.Surface,
        ground: Iterable[Sprite],
        texts: Iterable[tuple[pygame.Surface, Label]],
        *,
        opaque: bool = False,
    ) -> None:
        piece.fill(self.background)
        inside = (each for each in ground if box.colliderect(each.covered))
        for each in inside:
            colour = plain_colour(each.svg)
            if colour is not None and (each.alpha, each.turned) == (255, 0):
                piece.fill(self._pictures.painted(colour), pygame.Rect(each.covered).move(-box.x, -box.y))
                continue
            sprite = cut(each, box.top, box.bottom)
            whole = Picture(self._pictures.load(sprite), 0, 0)
            surface, x, y = self._stretcher.place(whole, sprite)
            if opaque:
                surface.set_alpha(None)  # then it is copied as it is
            else:
                surface = converted(surface)  # it is mixed ten times faster in this form
                surface.set_alpha(sprite.alpha)
            piece.blit(surface, (sprite.x + x - box.x, sprite.y + y - box.y))
        for text, label in texts:
            piece.blit(text, (label.x - box.x, label.y - box.y))

    def _blur(self) -> None:
        """Fill the pieces with the ground as it was last shown, and mark all of them as blurred."""
        for box, piece in self._still:
            piece.fill(self.background)
            bands = _bands(box, _FRAME_PIXELS)
            self._blurred += [(band, piece.subsurface(band.move(-box.x, -box.y))) for band in bands]
        for sprite in self._turned:
            surface, x, y = self._picture(sprite)
            for box, piece in self._still:
                piece.blit(surface, (sprite.x + x - box.x, sprite.y + y - box.y))

    def _picture(self, sprite: Sprite) -> Picture:
        """A sprite's drawing as the window shows it; it lasts until the next one is asked for.

        Where ``_savings`` names a size for it, it is drawn at that size, kept, and stretched.
        """
        size = self._savings.sizes.get(sprite.svg)
        if size is None:
            return self._stretcher.place(self._pictures.get(sprite), sprite)
        width, height = size
        kept = self._pictures.get(sprite._replace(width=width, height=height))
        return self._stretcher.place(kept, sprite, size)

    def _on_target(self, boxes: Iterable[pygame.Rect]) -> Iterator[pygame.Rect]:
        whole = self.target.get_rect()
        for box in _joined(box.clip(whole) for box in boxes if box.colliderect(whole)):
            yield from _bands(box, _PIECE_PIXELS)

    def _repair(self, rect: pygame.Rect, actors: Sequence[Sprite]) -> None:
        self.target.set_clip(rect)
        if not any(box.contains(rect) for box, _piece in self._still):
            self.target.fill(self.background, rect)
        for box, piece in self._still:
            self.target.blit(piece, box)
        for sprite in actors:
            surface, x, y = self._picture(sprite)
            surface.set_alpha(sprite.alpha)
            self.target.blit(surface, (sprite.x + x, sprite.y + y))
        self.target.set_clip(None)


def _changed(before: Sequence[Sprite], after: Sequence[Sprite]) -> list[pygame.Rect]:
    """Rectangles that cover every sprite that came, went, moved, changed, or passed another.

    Rectangles that overlap are joined.
    """
    if before == after:
        return []
    first, behind = _same(before, after), _same(before[::-1], after[::-1])
    behind = min(behind, len(before) - first, len(after) - first)
    before, after = before[first : len(before) - behind], after[first : len(after) - behind]
    old, new = set(before), set(after)
    stayed = zip_longest((s for s in before if s in new), (s for s in after if s in old))
    others = (pair for pair in stayed if pair[0] != pair[1])
    passed = {sprite for pair in others for sprite in pair if sprite is not None}
    return _joined(pygame.Rect(sprite.covered) for sprite in passed | (old ^ new))


def _same(before: Sequence[Sprite], after: Sequence[Sprite]) -> int:
    pairs = enumerate(zip(before, after, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(before), len(after)))


def _bands(box: pygame.Rect, most: int) -> Iterator[pygame.Rect]:
    """The rectangle in bands one under the other, each about as high as the others.

    A band has at most ``most`` pixels, unless a single row has more.
    """
    count = ceil(box.height / max(most // box.width, 1))
    rows = ceil(box.height / count)
    for top in range(box.top, box.bottom, rows):
        yield pygame.Rect(box.x, top, box.width, min(rows, box.bottom - top))


def _joined(boxes: Iterable[pygame.Rect]) -> list[pygame.Rect]:
    found: list[pygame.Rect] = []
    for box in boxes:
        rect = box.copy()
        while (place := rect.collidelist(found)) >= 0:
            rect.union_ip(found.pop(place))
        found.append(rect)
    return found
