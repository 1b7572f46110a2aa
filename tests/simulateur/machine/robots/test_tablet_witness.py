"""A tablet's ten minutes: the file is kept, thrown away, or told why it cannot be written."""

from pathlib import Path

from firmware_bridge.witness.file import read
from firmware_bridge.witness.questions import Kind
from simulateur.game.reports import WitnessIs
from simulateur.game.requests import AnswerWitness, BeginWitness
from simulateur.machine.robots.tablet_witness import TabletWitness

START = {"premiere_image_s": 1.5, "memoire": True}


def answered(folder: Path, *, keeps: bool) -> WitnessIs:
    """What is told after two questions and the last one, whether it is kept."""
    witness = TabletWitness(START, folder)
    witness.obey(BeginWitness())
    kinds = []
    for answer in (True, None, keeps):
        (asked,) = witness.take_reports()
        assert asked.question is not None
        kinds.append(asked.question.kind)
        witness.obey(AnswerWitness(answer))
    assert kinds == [Kind.YES, Kind.YES, Kind.KEEP]
    (told,) = witness.take_reports()
    return told


def test_it_is_kept_only_with_a_yes(tmp_path: Path) -> None:
    assert answered(tmp_path, keeps=False).sentence == "rien n'est gardé"
    assert [*tmp_path.iterdir()] == []
    assert "temoignage.json" in answered(tmp_path / "new", keeps=True).sentence
    tablet = read(tmp_path / "new" / "temoignage.json").tablet
    assert tablet is not None
    assert (tablet.first_picture_s, tablet.sound) == (1.5, True)


def test_a_folder_that_cannot_be_is_told_not_raised(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told = answered(tmp_path / "file" / "folder", keeps=True)
    assert told.question is None
    assert told.sentence
