"""A mat in one piece, for a print shop; and a ruler for a robot, whose step is the width of a cell."""

from beebot.i18n import gettext as _
from beebot.mat import Mat
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import Paper
from lecons.printing.printed_mat import HEM, drawn
from lecons.printing.typography import centimetres

EDGE = 20.0
"""White paper round the mat, in millimetres: room for the cutting marks, and for the foot with its bar."""
TRIM = 3.0
"""How far inside the mat's hem it is cut, so that the hem is printed beyond the cut (a shop calls this bleed)."""
_FARTHEST = 18
"""Centimetres on the ruler."""
_STEPS = (10, 15)
"""What the robots go that the kit knows (``docs/robots.md``), in centimetres."""


def one_sheet(mat: Mat, title: str, order: Order) -> Document:
    """The whole mat, as large as the robot needs it, on one page of that size, with marks where a shop cuts it."""
    cloth = order.cloth(mat)
    trim = TRIM * cloth.hem / HEM
    wide, high = cloth.size
    told = _("Pour l'imprimeur : à 100 %. Coupez aux traits, à {trim} mm du bord du dessin, qui sert de fond perdu.")
    size = _("{wide} × {high} cm une fois coupé, cases de {cell} cm").format(
        wide=centimetres(wide - 2 * trim), high=centimetres(high - 2 * trim), cell=centimetres(cloth.cell)
    )
    data: dict[str, Value] = {
        "picture": Drawing(drawn(cloth), _("le tapis {title} en entier").format(title=title), wide, high),
        "told": f"{title} · {size}. {told.format(trim=f'{trim:g}')}",
        "edge": EDGE,
        "trim": trim,
        "width": wide,
        "height": high,
    }
    sheet = Paper(_("grand format"), wide + 2 * EDGE, high + 2 * EDGE)
    name = _("Tapis d'une pièce : {title}").format(title=title)
    return Document("tapis-entier", name, (Page("imprimeur", sheet, data),), _("pour un imprimeur"), extra=True)


def ruler(order: Order) -> Document:
    """A ruler beside which a robot goes one step: where its nose stops is how wide a cell of its mat must be."""
    data: dict[str, Value] = {
        "title": _("La règle du robot"),
        "steps": [
            _("Imprimez à 100 %, et mesurez la barre de 10 cm au bas de la feuille."),
            _("Posez le robot, le nez sur la ligne 0, le dos vers vous."),
            _("Faites-le avancer d'un pas, et lisez où est son nez."),
            _("À 15 : prenez des cases de 15 cm. À 10 : des cases de 10 cm."),
            _("Ailleurs : faites trois fois un pas, faites la moyenne, et imprimez des cases de cette largeur."),
        ],
        "farthest": _FARTHEST,
        "marked": list(_STEPS),
        "zero": _("0 : le nez du robot"),
        "unit": _("cm"),
    }
    page = Page("regle", order.paper, data)
    return Document("regle", _("La règle du robot"), (page,), _("pour connaître le pas du robot"), extra=True)
