"""A mat at the scale of a robot: a plan and its tiles, or one piece for a print shop; and a ruler for its step."""

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.mat import Mat
from lecons.pictures.rectangles import Rect
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import BLEED, GLUE, Paper, Plan, Tile, plan
from lecons.printing.printed_mat import HEM, Cloth, drawn
from lecons.printing.sizes import centimetres

_PLAN_WIDE, _PLAN_HIGH = 0.9, 0.46
"""The room of the plan's picture, in parts of the room that a printer has on a sheet."""
EDGE = 20.0
"""White paper round the mat, in millimetres: room for the cutting marks, and for the foot with its bar."""
TRIM = 3.0
"""How far inside the mat's hem it is cut, so that the hem is printed beyond the cut (a shop calls this bleed)."""


def mat_document(mat: Mat, title: str, order: Order) -> Document:
    """The tiles of ``mat``, after a plan that says how to cut and glue them; a single sheet needs no plan."""
    cloth = order.cloth(mat)
    cut = plan(*cloth.size, order.paper)
    tiles = tuple(_tile(each, cut, cloth, title) for each in cut.tiles())
    first = () if cut.sheets == 1 else (_plan(cut, cloth, title, order),)
    return Document("tapis", _("Tapis : {title}").format(title=title), first + tiles, _note(cut))


def _note(cut: Plan) -> str:
    if cut.sheets == 1:
        return ""
    return ngettext("{count} feuille à coller", "{count} feuilles à coller", cut.sheets).format(count=cut.sheets)


def _plan(cut: Plan, cloth: Cloth, title: str, order: Order) -> Page:
    wide, high = cloth.size
    room = order.paper.room
    across, down = _PLAN_WIDE * room.width, _PLAN_HIGH * room.height
    scale = min(across / (cut.columns * cut.paper.step[0]), down / (cut.rows * cut.paper.step[1]))
    whole = _("le tapis {title} en entier").format(title=title)
    left, top, *_size = next(cut.tiles()).window
    facts = _("{wide} × {high} cm une fois collé · cases de {cell} cm · {count} feuilles {paper}")
    data: dict[str, Value] = {
        "title": title,
        "facts": facts.format(
            wide=centimetres(wide),
            high=centimetres(high),
            cell=centimetres(cloth.cell),
            count=cut.sheets,
            paper=order.paper.name,
        ),
        "picture": Drawing(drawn(cloth), whole, wide * scale, high * scale),
        "left": -left * scale,
        "top": -top * scale,
        "columns": cut.columns,
        "rows": cut.rows,
        "width": cut.paper.step[0] * scale,
        "height": cut.paper.step[1] * scale,
        "steps": [
            _("Imprimez à 100 %, puis mesurez la barre de 10 cm d'une feuille."),
            _("Coupez chaque feuille le long de son bord gauche et de son bord haut, aux traits des coins."),
            _("Gardez la bande, à droite et en bas : c'est là que se colle la feuille suivante."),
            _("Collez une rangée de gauche à droite, puis la rangée d'en dessous, dans l'ordre des numéros."),
            _("Coupez ce qui dépasse. Un film adhésif dessus fait durer le tapis une année."),
        ],
    }
    return Page("plan", order.paper, data)


def _tile(tile: Tile, cut: Plan, cloth: Cloth, title: str) -> Page:
    bled = Rect(
        tile.window.x,
        tile.window.y,
        tile.window.width + (BLEED if tile.right else 0),
        tile.window.height + (BLEED if tile.below else 0),
    )
    alt = _("{title}, feuille {number} sur {count}").format(title=title, number=tile.number, count=cut.sheets)
    glue = _("coller ici la feuille {number}")
    data: dict[str, Value] = {
        "picture": Drawing(drawn(cloth, bled), alt, bled.width, bled.height),
        "name": alt,
        "right": glue.format(number=tile.right) if tile.right else "",
        "below": glue.format(number=tile.below) if tile.below else "",
        "width": tile.window.width,
        "height": tile.window.height,
        "glue": GLUE,
        "bleed": BLEED,
    }
    return Page("tuile", cut.paper, data)


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
        "zero": _("0 : le nez du robot"),
        "unit": _("cm"),
    }
    page = Page("regle", order.paper, data)
    return Document("regle", _("La règle du robot"), (page,), _("pour connaître le pas du robot"), extra=True)
