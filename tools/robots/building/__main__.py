"""``python3 -m tools.robots.building``: draw the plans of the kit's own robot, for other measures too.

It speaks French alone, as the drawings and the guide do.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from beebot.console.terminal import Parser, obey
from beebot.errors import KitError
from beebot.files.atomic_file import whole_file
from beebot.files.system_errors import reason
from tools.robots.building.assembly import assembly
from tools.robots.building.body import Body, Measures
from tools.robots.building.inside import check_room, inside
from tools.robots.building.schematic import schematic, wire_table
from tools.robots.building.sheet import cut_file, lay_out

_MOST = 1000.0


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    return obey(_parser, _draw, argv)


def plans(measures: Measures) -> Mapping[str, str]:
    """The drawings of a robot with these ``measures``, as SVG by the names of their files.

    Raises:
        DoesNotFitError: these measures make no robot.
    """
    body = Body(measures)
    parts = body.parts()
    check_room(body)
    return {
        "corps.svg": cut_file(lay_out(parts, measures.kerf)),
        "cablage.svg": schematic(),
        "fils.csv": wire_table(),
        "montage.svg": assembly(body),
        "dedans.svg": inside(body),
    }


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python3 -m tools.robots.building",
        description="Dessiner les plans du robot du kit : corps à découper au laser, câblage, montage.",
    )
    parser.add_argument("dossier", type=Path, help="où mettre les dessins")
    usual = Measures()
    for word, name, meaning in (
        ("--epaisseur", "thickness", "épaisseur de la planche, en mm ({usual})"),
        ("--trait", "kerf", "largeur du trait du laser, en mm ({usual})"),
        ("--jeu", "play", "jeu entre un tenon et sa mortaise, en mm ({usual})"),
        ("--roue", "wheel", "diamètre de la roue au sol, en mm ({usual})"),
        ("--anneau", "ring", "épaisseur de l'anneau de caoutchouc, en mm ({usual})"),
        ("--voie", "track", "distance entre les deux roues, en mm ({usual})"),
    ):
        default = getattr(usual, name)
        said = meaning.format(usual=f"{default:g}")
        parser.add_argument(word, dest=name, type=_millimetres, default=default, metavar="MM", help=said)
    return parser


def _millimetres(text: str) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = -1.0
    if not 0 <= number <= _MOST:
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas une mesure en millimètres")
    return number


def _draw(options: argparse.Namespace) -> int:
    chosen = {name: getattr(options, name) for name in ("thickness", "kerf", "play", "wheel", "ring", "track")}
    drawn = plans(Measures(**chosen))
    try:
        options.dossier.mkdir(parents=True, exist_ok=True)
        for name, text in drawn.items():
            with whole_file(options.dossier / name) as written:
                written.write(text)
    except OSError as error:
        raise KitError(
            f"{options.dossier} ne peut pas être écrit ({reason(error)}) ; choisissez un autre dossier"
        ) from error
    print("dessins écrits dans {folder} : {names}".format(folder=options.dossier, names=", ".join(drawn)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
