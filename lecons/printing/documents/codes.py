"""The square that a tablet's camera reads: it opens a séance or a challenge in the folder that a town serves.

ISO/IEC 18004, by segno. Nothing leads anywhere where nobody has given the address of such a folder.
"""

import segno

from beebot.i18n import gettext as _
from lecons.pictures.artwork import document, path
from lecons.printing.document import Drawing, Value
from lecons.printing.documents.print_options import Order

SIDE = 24.0
"""The square on paper in millimetres, with the white that a camera needs round it."""
_QUIET = 4
"""Light modules of that white: the standard's own number."""


def code(order: Order, lesson: str, challenge: str = "") -> list[Value]:
    """The QR code that opens a lesson, or one of its challenges, on a tablet; empty if ``order`` has no address.

    ``lesson`` and ``challenge`` are ids.
    """
    if not order.address:
        return []
    named = f"{lesson}/{challenge}" if challenge else lesson
    rows = segno.make(f"{order.address}#{named}", error="m", micro=False).matrix
    side = len(rows) + 2 * _QUIET
    data = "".join(
        f"M{column + _QUIET} {row + _QUIET}h1v1h-1z"
        for row, modules in enumerate(rows)
        for column, dark in enumerate(modules)
        if dark
    )
    alt = _("à viser avec une tablette : le défi s'y ouvre") if challenge else _("à viser avec une tablette")
    return [Drawing(document(side, side, path(data, fill="#000000")), alt, SIDE, SIDE)]
