"""The content, read in a process of its own: the path to play first, then the others, whatever state they are in."""

import multiprocessing
import os
import pickle
import pickletools
import shutil
import signal
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

import lecons
from beebot.errors import KitError
from beebot.fingerprint import challenge_hash
from simulateur.game.repertoire.freeplay import free_play
from simulateur.machine import content as content_of
from simulateur.machine import read_content as reading_of
from simulateur.machine.content import Reading, _take, read_content, read_contents
from simulateur.machine.playable import OtherContent, Unplayable
from simulateur.machine.process import start_child
from simulateur.machine.read_content import wanted_first
from simulateur.machine.reader_process import Reader
from tests.patience import HANG_S


@pytest.fixture
def paths(tmp_path: Path) -> Path:
    """The kit's content in a folder of a teacher's own; gives the folder of the paths."""
    for name in ("parcours", "seances", "tapis", "images"):
        shutil.copytree(lecons.CONTENT / name, tmp_path / name)
    return tmp_path / "parcours"


def test_the_first_path_and_then_the_others_and_a_notice_of_one_that_cannot_be_played(paths: Path) -> None:
    first = paths / lecons.FIRST_PATH.name
    good, bad = paths / "a-moi.yaml", paths / "casse.yaml"
    good.write_text(first.read_text("utf-8").replace("id: grande-section", "id: a-moi"), "utf-8")
    bad.write_text("format: 1\n", "utf-8")
    reading = read_contents(first, (good, bad))
    assert reading.first.result().path.id == "grande-section"
    mine, told = reading.others.result()
    assert isinstance(mine, OtherContent)
    assert (mine.path, mine.unpacked().path.id) == ("a-moi", "a-moi")
    assert isinstance(told, Unplayable)
    assert told.sentence.startswith("parcours/casse.yaml:1:1 : ")
    assert told.file == str(bad), "« À lire » has a key that opens it"


def test_what_was_left_out_of_another_path_is_told_before_anybody_looks_at_it(paths: Path) -> None:
    first, (file,) = paths / lecons.FIRST_PATH.name, (paths / "famille.yaml",)
    broken = paths.parent / "seances" / "famille" / "l-abeille-du-carrelage.yaml"
    broken.write_text(broken.read_text("utf-8").replace("  touches:", "  toches:", 1), "utf-8")
    (other,) = read_contents(first, (file,)).others.result()
    assert isinstance(other, OtherContent)
    assert [other.files[told] for told in other.notices] == [str(broken)]
    assert other.notices == other.unpacked().notices


def test_the_hashes_of_all_challenges_come_with_them_and_with_that_of_free_play() -> None:
    content = read_content(lecons.FIRST_PATH).result()
    lessons = (*content.path.lessons, free_play(content.path.level))
    assert content.hashes == {each: challenge_hash(each) for lesson in lessons for each in lesson.challenges}


PLAYED = """
import sys
from lecons import FIRST_PATH
from simulateur.machine.content import read_content
content = read_content(FIRST_PATH).result()
import simulateur.compose
from simulateur.game.session import Session
session = Session(content.path, "fr", hashes=content.hashes)
session.journey.go(session.route.to_free_play())
session.journey.use_path(content.path)
heavy = ("_hashlib", "hashlib", "pydantic", "yaml")
print(session.route.key[1] == content.hashes[session.route.challenge], [name for name in heavy if name in sys.modules])
"""


@pytest.mark.program
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
    assert ids(reading) == order


def test_a_wanted_path_that_cannot_be_played_is_told_and_the_first_one_plays(paths: Path) -> None:
    first, broken = copied(paths, a="un", b="deux")
    broken.write_text("format: 1\n", "utf-8")
    reading = read_contents(first, (broken,), "b")
    assert reading.first.result().path.id == "un"
    (told,) = reading.others.result()
    assert isinstance(told, Unplayable)
    assert told.sentence.startswith("parcours/b.yaml:1:1 : ")


def test_a_first_path_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(KitError) as raised:
        read_content(tmp_path / "absent.yaml").result()
    assert str(raised.value).endswith("absent.yaml:1:1 : fichier introuvable ; vérifiez son nom et son dossier")


TOO_LONG = (
    "la lecture du contenu ne finit pas ; « python3 kit.py lecons verifier » dit quel fichier est trop lourd"
    " : retirez-le, puis relancez le kit"
)


@pytest.fixture
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader's process is given up after a tenth of a second."""
    monkeypatch.setattr(content_of, "PATIENCE_S", 0.1)


def ids(reading: Reading) -> list[str]:
    others = (each.path for each in reading.others.result() if isinstance(each, OtherContent))
    return [reading.first.result().path.id, *others]


Children = set["multiprocessing.process.BaseProcess"]


@pytest.fixture
def others() -> Children:
    """Processes that an earlier test has started, and that have not ended yet."""
    return set(multiprocessing.active_children())


def readers(number: signal.Signals, others: Children) -> None:
    """Send a signal to the reader's process."""
    for child in set(multiprocessing.active_children()) - others:
        assert child.pid is not None
        os.kill(child.pid, number)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_what_a_reader_that_is_killed_has_not_read_is_read_here(paths: Path, others: Children) -> None:
    files = copied(paths, a="un", b="deux", c="trois")
    reading = read_contents(files[0], files[1:], "deux")
    readers(signal.SIGKILL, others)  # a window of an earlier test has its own answer to SIGTERM
    assert ids(reading) == ["deux", "un", "trois"]
    assert set(multiprocessing.active_children()) <= others, "it was ended"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.usefixtures("in_a_hurry")
def test_what_a_reader_hangs_in_is_one_sentence_and_never_read_here(
    paths: Path, monkeypatch: pytest.MonkeyPatch, others: Children
) -> None:
    files = copied(paths, a="un", b="deux")
    reader = Reader()
    readers(signal.SIGSTOP, others)  # before it is asked: however late this process is, that one has read nothing
    monkeypatch.setattr(reading_of, "first_and_others", None)  # whoever read here would fail
    reading = read_contents(files[0], files[1:], reader=reader)
    for future in reading:
        with pytest.raises(KitError) as raised:
            future.result()
        assert str(raised.value) == TOO_LONG
    assert set(multiprocessing.active_children()) <= others, "it was ended"


CRASHED = """
import multiprocessing, os, signal
from beebot.errors import KitError
from lecons import FIRST_PATH
from simulateur.machine.content import read_contents
reading = read_contents(FIRST_PATH, (FIRST_PATH,))
for child in multiprocessing.active_children():
    os.kill(child.pid, signal.SIGSEGV)
for future in reading:
    try:
        future.result()
    except KitError as error:
        print(error)
"""


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_reader_that_crashes_is_one_sentence_since_reading_the_same_would_crash_here_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASHED],
        capture_output=True,
        text=True,
        timeout=HANG_S,
        check=True,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    sentence = "le contenu n'a pas pu être lu jusqu'au bout ; fermez le kit et relancez-le"
    assert (done.stdout.splitlines(), done.stderr) == ([sentence, sentence], "")


def said(pipe: Connection, number: int) -> None:
    """In a process: say the answer of this number, and wait."""
    number_of_bytes = (1000).to_bytes(4, "big")
    rubbish = (b"\x80\x04no pickle", pickle.dumps(("no", "content")), pickle.dumps(None))
    if number < len(rubbish):
        pipe.send_bytes(rubbish[number])
    else:
        os.write(pipe.fileno(), number_of_bytes + b"the beginning")
    time.sleep(600)


def saying(number: int) -> tuple[Connection, "multiprocessing.process.BaseProcess"]:
    """A reader's process that has said the answer of this number, and the end on which it came."""
    here, there = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=said, args=(there, number), daemon=True)
    child.start()
    there.close()
    assert here.poll(HANG_S)
    return here, child


@pytest.mark.parametrize("number", range(3))
def test_a_reader_that_sends_rubbish_is_given_up(number: int) -> None:
    here, child = saying(number)
    with here:
        assert _take(here, child) is None
    assert child.exitcode is not None, "it was ended"


@pytest.mark.usefixtures("in_a_hurry")
def test_a_reader_that_stops_half_way_is_told() -> None:
    here, child = saying(3)
    with here, pytest.raises(KitError, match="ne finit pas"):
        _take(here, child)
    assert child.exitcode is not None, "it was ended"


def test_where_the_reader_died_before_it_was_asked_this_process_reads() -> None:
    reader = Reader()
    reader.process.kill()
    reader.process.join(HANG_S)
    assert read_content(lecons.FIRST_PATH, reader).result(HANG_S).path.id == "grande-section"


def test_a_reader_is_asked_once_and_another_one_reads_what_comes_after() -> None:
    reader = Reader()
    found = [read_content(lecons.path_called(name), reader).result(HANG_S).path.id for name in ("cp", "grande-section")]
    assert found == ["cp", "grande-section"]


def test_a_reader_that_is_not_asked_is_let_go_and_one_that_was_asked_is_not() -> None:
    idle, asked = Reader(), Reader()
    content = read_content(lecons.FIRST_PATH, asked)
    for each in (idle, asked):
        each.close()
    assert idle.process.exitcode is not None
    assert content.result(HANG_S).path.id == "grande-section"


FROZEN = """
import sys
sys.frozen = True
sys.argv[1:] = ["--multiprocessing-fork", "no", "arguments"]
import multiprocessing
multiprocessing.freeze_support = lambda: sys.exit("the reader begins")
from simulateur.__main__ import main
main([])
"""


@pytest.mark.program
def test_in_a_program_of_a_single_file_the_reader_begins_before_anything_else() -> None:
    done = subprocess.run([sys.executable, "-c", FROZEN], capture_output=True, text=True, timeout=HANG_S, check=False)
    assert done.stderr == "the reader begins\n"


KILLED = """
import os
from lecons import FIRST_PATH
from simulateur.machine.content import read_contents
reading = read_contents(FIRST_PATH, (FIRST_PATH,) * 30)
reading.first.result()
os._exit(0)
"""


@pytest.mark.program
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the reader inherits nothing")
def test_a_reader_does_not_outlive_a_program_that_was_killed() -> None:
    done = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, timeout=HANG_S, check=False)
    assert (done.returncode, done.stderr) == (0, b"")  # the reader has them too: they end when it does


def speaks_for_ever(there: Connection) -> None:
    while True:
        there.send_bytes(bytes(1 << 16))


def test_a_child_ends_once_nobody_reads_any_more() -> None:
    process, here = start_child(speaks_for_ever, may_fork=True)
    here.close()
    process.join(HANG_S)
    ended = process.exitcode
    process.kill()
    assert ended == 1


@pytest.mark.parametrize("file", lecons.paths(), ids=lambda file: file.stem)
def test_nothing_that_is_played_brings_the_reader_along(file: Path) -> None:
    """The window's process would import it, and with it 17 MB, to unpack a text that still knows its line."""
    (content,) = wanted_first([file], "")
    named = [str(argument) for _code, argument, _at in pickletools.genops(pickle.dumps(content)) if argument]
    assert [each for each in named if "beebot.loader" in each or "pydantic" in each] == []
