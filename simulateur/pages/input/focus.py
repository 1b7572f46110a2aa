"""The control that is lit for the keyboard, or for a child with one switch. Knows no pygame.

For one switch the rows of the page light up one after the other, then the controls of the row that
was chosen: a page of twenty controls is gone through in five rows and four controls. The cells of a
mat are one row together, the last; who chooses it goes on by the rows of the mat.
"""

from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.pages.layout.control_areas import CELLS, Places

_OF_LISTS = (AdultKey.UP, AdultKey.DOWN)
_FEW_CELLS = 5
"""Up to so many cells to touch, such as those round a flag, light up one by one."""
_TOGETHER = 4
"""Rows one after the other that have so many controls together light up as one row: fewer lights to wait for."""

Row = tuple[Touch, ...]


def rows_of(places: Places) -> tuple[Row, ...]:
    """The controls row by row, from above and each from the left; last the cells.

    A few cells to touch are a row of their own, all others of the mat together the one after it.
    """
    cells = _cells(places)
    few = {touch: rect for touch, rect in places.items() if touch.key is Key.CELL and touch not in cells}
    rows = _by_height({touch: rect for touch, rect in places.items() if touch not in cells and touch not in few})
    return (*_joined(rows), *filter(None, (sum(_by_height(few), ()), tuple(cells))))


def _joined(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows, short ones one after the other as one."""
    joined: list[Row] = []
    for row in rows:
        if joined and len(joined[-1]) + len(row) <= _TOGETHER:
            joined[-1] += row
        else:
            joined.append(row)
    return tuple(joined)


def _cells(places: Places) -> Places:
    """The cells that tell their names, or on which something is laid; of those to touch none where they are few."""
    named = {touch: rect for touch, rect in places.items() if touch.key is Key.PLACE}
    meant = {touch: rect for touch, rect in places.items() if touch.key is Key.CELL}
    return named | (meant if len(meant) > _FEW_CELLS else {})


def _by_height(places: Places) -> tuple[Row, ...]:
    rows: list[list[Touch]] = []
    low = 0.0
    for touch, rect in sorted(places.items(), key=lambda placed: placed[1].centre[1]):
        if not rows or rect.centre[1] > low:
            rows.append([])
            low = rect.bottom
        rows[-1].append(touch)
    return tuple(tuple(sorted(row, key=lambda touch: places[touch].centre[0])) for row in rows)


class Focus:
    """The control that is lit, ``at``; None until somebody asks for it.

    ``row`` is the row that is lit for one switch, as a whole if ``at`` is None. ``on_mat`` says that the mat was
    chosen, whose own rows then light up.
    """

    def __init__(self) -> None:
        self.at: Touch | None = None
        self.row: Row = ()
        self.on_mat = False
        self._mat: Row = ()
        self._lit_s = 0.0
        self._chosen = False
        self._called: Touch | None = None
        self._calls = False
        """Whether the light is where it is since that calls: then the row follows."""

    def move(self, places: Places, by: int, calling: Touch | None = None) -> None:
        """Light the control ``by`` places after the lit one in ``places``; after the last one comes the first.

        The cells of a mat come after all others.

        Forwards one that begins to be ``calling`` is lit first; from there it goes on.
        """
        order = tuple(sorted(places, key=lambda touch: touch.key in CELLS))
        self._lit_s = 0.0
        if by > 0 and calling in places and calling != self._called:
            self.at = self._called = calling
        elif not order:
            self.at = None
        elif self.at is not None and self.at in places:
            self.at = order[(order.index(self.at) + by) % len(order)]
        else:
            self.at = order[0 if by > 0 else -1]

    def scan(
        self, places: Places, seconds: float, each_s: float, calling: Touch | None = None, *, with_row: bool = False
    ) -> None:
        """Let ``seconds`` pass: every ``each_s`` seconds the next row lights up, or the next control of a chosen row.

        The light begins at the control that is ``calling``, where it stays twice as long, or, if others of its row call
        as much (``with_row``), at the row; and it goes on with that row or, if it is all of it, the next. It is there
        again after a control was chosen, and when another one begins to call. After the last control of a row the
        whole row is lit again; after the last row of a mat, the whole mat.
        On a page of one row its controls light up at once.
        """
        rows = self._rows(places)
        self._lit_s += seconds
        late = self._lit_s >= (2 * each_s if self.at is not None and self.at == calling else each_s)
        anew = late and calling in places and (self._chosen or calling != self._called)
        if late and self.on_mat and self._has_seen(rows):
            self.on_mat = False
            self._light(self._mat)
            return
        if anew:
            self._begin(rows, places, calling, anew=True)
        elif self.at is not None and self.at in places:
            self.row = next(row for row in rows if self.at in row)
            if late:
                self._further(rows)
        elif self.at is not None or self.row not in rows:
            self._begin(rows, places, calling, anew=False)
        elif late:
            self._light(rows[(rows.index(self.row) + 1) % len(rows)])
        if self._calls and with_row:
            self._light(self.row)
        if self.at is None and len(rows) == 1:
            self._enter(self.row)

    def _begin(self, rows: tuple[Row, ...], places: Places, calling: Touch | None, *, anew: bool) -> None:
        """Light what is ``calling``; or, but where that is ``anew``, the row that was lit or what is left of it."""
        kept = next((row for row in rows if set(self.row) & set(row)), None)
        every = (*_by_height(_cells(places)), *rows_of(places))
        first = next((row for row in every if calling in row), None)
        if first is None or (not anew and self.at is None and (self.on_mat or kept is not None)):
            self._light(kept or (rows[0] if rows else ()))
        else:
            self.on_mat, self._called = calling in self._mat, calling
            self._enter(first, calling)
            self._calls = True

    def _rows(self, places: Places) -> tuple[Row, ...]:
        """The rows to choose from: those of the page, or of the mat that was chosen as long as it is there."""
        self._mat = tuple(_cells(places))
        self.on_mat &= bool(self._mat) and (self.at is None or self.at in self._mat)
        return _by_height(_cells(places)) if self.on_mat else rows_of(places)

    def _has_seen(self, rows: tuple[Row, ...]) -> bool:
        """Whether the light has come to the end of the mat: its last row or, in a mat of one row, the last cell."""
        return self.at == rows[0][-1] if len(rows) == 1 else self.at is None and self.row == rows[-1]

    def choose(self) -> Touch | None:
        """Choose what is lit with the one switch. Returns the control; None if that was a row of several, or a mat."""
        if self.at is None and self.row == self._mat and len(self.row) > 1 and not self.on_mat:
            self.on_mat, self.row, self._lit_s = True, (), 0.0
            return None
        if self.at is None and self.row:
            self._enter(self.row)
            return self.at if len(self.row) == 1 else None
        return self.at

    def _enter(self, row: Row, at: Touch | None = None) -> None:
        self._light(row)
        self.at = at or row[0]

    def _light(self, row: Row) -> None:
        self.at, self.row, self._lit_s, self._chosen, self._calls = None, row, 0.0, False, False

    def _further(self, rows: tuple[Row, ...]) -> None:
        """Light the next control of the row; after the last one or what called, the row; of a row of one, the next."""
        place = self.row.index(self.at) + 1 if self.at in self.row else 0
        if len(rows) == 1 or (place < len(self.row) and not self._calls):
            self._enter(self.row, self.row[place % len(self.row)])
        else:
            self._light(self.row if len(self.row) > 1 else rows[(rows.index(self.row) + 1) % len(rows)])

    def stay(self) -> None:
        """Keep the chosen control lit for a while, so that it can be chosen again."""
        self._lit_s, self._chosen = 0.0, True

    def keep_to(self, places: Places) -> None:
        """Light no row, and forget the lit control if it is not in ``places`` any more.

        The keys of a list change when the list moves. Then the light stays on the same key of the list. At an end of
        the list that key is gone, and the light goes to the key of the other direction.
        """
        at, self.row, self.on_mat = self.at, (), False
        if at is None or at in places:
            return
        keys = [each for each in places if each.key in _OF_LISTS and each.index == at.index]
        self.at = None
        if keys and at.key in _OF_LISTS:
            self.at = min(keys, key=lambda each: each.key is not at.key)
