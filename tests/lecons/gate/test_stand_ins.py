"""A picture that may not be shown is replaced: by the kit's own of its part or, where a place had it, by a frame."""

from beebot.challenge import Challenge, Target
from beebot.lesson import LearningPath, Level
from beebot.mat import Decor, Mat, Place
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from lecons.gate.stand_ins import with_stand_ins
from lecons.pictures.images import Images
from lecons.pictures.mats import thumbnail
from tests.simulateur.builders import lesson


def test_no_missing_picture_stops_a_page() -> None:
    mat = Mat(
        3,
        1,
        frozenset({Cell(2, 0)}),
        decor=Decor("perdue", "perdue-ouverte", "mur-perdu", "mur-perdu", "but-perdu", hero="heros-perdu"),
        places=(Place(Cell(0, 0), picture="maison-perdue"), Place(Cell(2, 0), picture="puits-perdu")),
    )
    start, target = Pose(Cell(0, 0), Heading.EAST), Target(Cell(1, 0), picture="cible-perdue")
    asked = Challenge("un", Text("Va."), mat, start, (target,), goal=Cell(0, 0))
    images = with_stand_ins(Images(), [LearningPath("p", Text("P"), Level.GS, (lesson("s", asked),))])
    assert {name: images.stand_ins[name] for name in ("perdue", "mur-perdu", "but-perdu")} == {
        "perdue": "fleur-bouton",
        "mur-perdu": "mare",
        "but-perdu": "ruche",
    }
    assert (
        images.alone("maison-perdue")
        == images.alone("puits-perdu")
        == images.alone("cible-perdue")
        == images.alone("cadre")
    )
    assert "heros-perdu" not in images
    assert thumbnail(asked, 40, images).startswith("<svg")
