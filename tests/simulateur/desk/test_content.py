"""The content, read in a process of its own: the path to play first, then the others, whatever state they are in."""

import multiprocessing
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import lecons
from beebot.errors import KitError
from beebot.fingerprint import challenge_hash
from simulateur.desk.content import Content, _take, read_content, read_contents
from simulateur.game.freeplay import free_play
from tests.patience import HANG_S


@pytest.fixture
def paths(tmp_path: Path) -> Path:
    """The kit's content in a folder of a teacher's own; gives the folder of the paths."""
    for name in ("parcours", "seances", "tapis", "images"):
        shutil.copytree(lecons.CONTENT / name, tmp_path / name)
    return tmp_path / "parcours"


def test_the_first_path_and_then_the_others_and_a_sentence_for_one_that_cannot_be_played(paths: Path) -> None:
    first = paths / lecons.FIRST_PATH.name
    good, bad = paths / "a-moi.yaml", paths / "casse.yaml"
    good.write_text(first.read_text("utf-8").replace("id: grande-section", "id: a-moi"), "utf-8")
    bad.write_text("format: 1\n", "utf-8")
    reading = read_contents(first, (good, bad))
    assert reading.first.result().path.id == "grande-section"
    mine, told = reading.others.result()
    assert isinstance(mine, Content)
    assert (mine.path.id, mine.images) == ("a-moi", paths.parent / "images")
    assert isinstance(told, str)
    assert told.startswith("parcours/casse.yaml:1:1 : ")


def test_the_hashes_of_all_challenges_come_with_them_and_with_that_of_free_play() -> None:
    content = read_content(lecons.FIRST_PATH).result()
    lessons = (*content.path.lessons, free_play(content.path.level))
    assert content.hashes == {each: challenge_hash(each) for lesson in lessons for each in lesson.challenges}


PLAYED = """
import sys
from lecons import FIRST_PATH
from simulateur.desk.content import read_content
content = read_content(FIRST_PATH).result()
import simulateur.compose
from simulateur.game.session import Session
session = Session(content.path, "fr", hashes=content.hashes)
session.play_freely()
session.use_path(content.path)
heavy = ("_hashlib", "hashlib", "pydantic", "yaml")
print(session.key[1] == content.hashes[session.challenge], [name for name in heavy if name in sys.modules])
"""


def test_those_who_play_pay_neither_for_the_reader_nor_for_openssl() -> None:
    done = subprocess.run([sys.executable, "-P", "-c", PLAYED], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "True []"


def copied(paths: Path, **ids: str) -> tuple[Path, ...]:
    """The kit's path under other file names, each with an id of its own."""
    text = (paths / lecons.FIRST_PATH.name).read_text("utf-8")
    for stem, name in ids.items():
        (paths / f"{stem}.yaml").write_text(text.replace("id: grande-section", f"id: {name}"), "utf-8")
    return tuple(paths / f"{stem}.yaml" for stem in ids)


@pytest.mark.parametrize(
    ("wanted", "order"),
    [
        ("", ["un", "deux", "trois"]),
        ("un", ["un", "deux", "trois"]),
        ("trois", ["trois", "un", "deux"]),
        ("b", ["un", "deux", "trois"]),
    ],
)
def test_the_path_that_is_wanted_comes_first_by_its_id_whatever_its_file_is_called(
    wanted: str, order: list[str], paths: Path
) -> None:
    first, *others = copied(paths, a="un", b="deux", c="trois")
    reading = read_contents(first, others, wanted)
    found = (reading.first.result(), *reading.others.result())
    assert [each.path.id for each in found if isinstance(each, Content)] == order


def test_a_wanted_path_that_cannot_be_played_is_told_and_the_first_one_plays(paths: Path) -> None:
    first, broken = copied(paths, a="un", b="deux")
    broken.write_text("format: 1\n", "utf-8")
    reading = read_contents(first, (broken,), "b")
    assert reading.first.result().path.id == "un"
    assert [str(each).startswith("parcours/b.yaml:1:1 : ") for each in reading.others.result()] == [True]


def test_a_first_path_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(KitError) as raised:
        read_content(tmp_path / "absent.yaml").result()
    assert str(raised.value).endswith("absent.yaml:1:1 : fichier introuvable ; vérifiez son nom et son dossier")


def test_a_reader_that_is_ended_from_outside_is_one_sentence() -> None:
    reading = read_contents(lecons.FIRST_PATH, (lecons.FIRST_PATH,))
    for child in multiprocessing.active_children():
        child.kill()
    for future in (reading.first, reading.others):
        with pytest.raises(KitError, match=r"^le contenu n'a pas pu être lu jusqu'au bout"):
            future.result()


def test_a_reader_that_is_ended_in_the_middle_of_a_path_is_one_sentence() -> None:
    here, there = multiprocessing.Pipe(duplex=False)
    os.write(there.fileno(), (1000).to_bytes(4, "big") + b"the beginning")
    there.close()
    with here, pytest.raises(KitError, match=r"^le contenu n'a pas pu être lu jusqu'au bout"):
        _take(here)


KILLED = """
import os
from lecons import FIRST_PATH
from simulateur.desk.content import read_contents
reading = read_contents(FIRST_PATH, (FIRST_PATH,) * 30)
reading.first.result()
os._exit(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the reader inherits nothing")
def test_a_reader_does_not_outlive_a_program_that_was_killed() -> None:
    done = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, timeout=HANG_S, check=False)
    assert (done.returncode, done.stderr) == (0, b"")  # the reader has them too: they end when it does
