"""Mats whose cells have names, for challenges that tell where to go by name: the farm, the town, the forest.

The names are heard. Who plays puts a picture, a photo or a thing on each of these cells of the mat.
"""

from dataclasses import dataclass, field

from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.mat import Mat
from beebot.pose import Cell


@dataclass(frozen=True, slots=True)
class Theme:
    """A mat, and the French names of cells where a robot can stand; they are translated where they are told."""

    name: str
    mat: Mat
    names: dict[Cell, str] = field(hash=False)

    def told(self, cell: Cell) -> str:
        """The cell's name in the language in use, or what is written on mats where it has none."""
        return _(self.names[cell]) if cell in self.names else str(cell)


def _theme(name: str, size: tuple[int, int], obstacles: str, names: dict[str, str]) -> Theme:
    mat = Mat(*size, frozenset(Cell.read_several(obstacles)))
    return Theme(name, mat, {Cell.parse(cell): told for cell, told in names.items()})


_FARM = {
    "A1": noted("la maison"),
    "C1": noted("le chien"),
    "E1": noted("le canard"),
    "D2": noted("la poule"),
    "A3": noted("le cochon"),
    "B3": noted("la vache"),
    "E3": noted("le cheval"),
    "C4": noted("le mouton"),
    "E4": noted("la grange"),
}
_TOWN = {
    "A1": noted("la maison"),
    "C1": noted("l'école"),
    "E1": noted("la boulangerie"),
    "F2": noted("la pharmacie"),
    "B3": noted("la mairie"),
    "F4": noted("la médiathèque"),
    "A5": noted("la gare"),
    "C5": noted("la piscine"),
    "E5": noted("le parc"),
}
_FOREST = {
    "A1": noted("la maison du Chaperon"),
    "E1": noted("le pont"),
    "E2": noted("les fleurs"),
    "A4": noted("les champignons"),
    "C5": noted("le hérisson"),
    "E5": noted("la maison de Grand-mère"),
}
THEMES = {
    theme.name: theme
    for theme in (
        _theme("ferme", (5, 4), "B2", _FARM),
        _theme("ville", (6, 5), "D3 B4", _TOWN),
        _theme("foret", (5, 5), "D2 C3 B4", _FOREST),
    )
}
"""The themes there are, by the word that asks for them."""
