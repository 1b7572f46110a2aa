"""The journal among processes: what was committed survives a kill, and two may write at once."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from beebot.files.folder_lock import locked
from beebot.files.private_folder import MOST_ASIDE
from beebot.journal.journal import Journal

WRITER = """
import sys
from datetime import date
from pathlib import Path
from beebot.journal.journal import Entry, Journal
file, token, first, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with Journal(file) as journal:
    for number in range(first, last):
        journal.add(Entry(token, date(2026, 11, 25), "defi", "abc", number + 1, "BUMP", 3, 0))
        print(number, flush=True)
    print(journal.notice, flush=True)
"""


def writer(file: Path, token: str, first: int, last: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(file), token, str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_nothing_committed_is_lost_when_a_writer_is_killed(file: Path) -> None:
    chance = random.Random(9)
    promised = 0
    for _ in range(30):
        with writer(file, "abeille", promised, promised + 10**6) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.random() * 0.03)
            process.send_signal(signal.SIGKILL)
            told = [promised, *(int(line) for line in process.stdout if line.endswith("\n"))]
        with Journal(file) as journal:
            kept = [each.attempt for each in journal.entries()]
            assert journal.notice is None
        assert kept == list(range(1, len(kept) + 1))
        assert len(kept) >= told[-1] + 1
        promised = len(kept)
    assert promised >= 30


@pytest.mark.program
def test_a_journal_is_mended_while_two_processes_write_to_it(file: Path) -> None:
    """What they were told is kept is there, once; of the lines that were spoiled, those their writer still knew."""
    many, spoiled = 150, 0
    with writer(file, "abeille", 0, many) as one, writer(file, "fourmi", 0, many) as other:
        for process in (one, other):
            assert process.stdout
            process.stdout.readline()
        while one.poll() is None or other.poll() is None:
            with locked(file.parent), file.open("r+b") as stream:
                place = stream.read().find(b"fourmi")
                if place < 0:
                    continue
                stream.seek(place)
                stream.write(b"Zoe M.")
            spoiled += 1
            with Journal(file) as journal:
                journal.done()
    with Journal(file) as journal:
        kept = tuple(journal.entries())
        assert journal.notice is None
    asides = {each.read_bytes() for each in file.parent.glob("*abime*")}
    assert min(spoiled, MOST_ASIDE) <= len(asides) <= MOST_ASIDE
    assert [each.attempt for each in kept if each.token == "abeille"] == list(range(1, many + 1))
    ants = [each.attempt for each in kept if each.token == "fourmi"]
    assert len(ants) == len(set(ants))
    assert {*range(spoiled + 1, many + 1)} <= set(ants) <= {*range(1, many + 1)}


@pytest.mark.program
def test_two_processes_create_the_file_and_write_at_once(file: Path) -> None:
    with writer(file, "abeille", 0, 100) as one, writer(file, "fourmi", 0, 100) as other:
        assert [process.communicate()[0].splitlines()[-1] for process in (one, other)] == ["None", "None"]
    assert sorted(each.name for each in file.parent.iterdir()) == [".journal-compte", ".verrou", file.name]
    with Journal(file) as journal:
        by_token = {
            token: [each.attempt for each in journal.entries() if each.token == token]
            for token in ("abeille", "fourmi")
        }
    assert by_token == {"abeille": list(range(1, 101)), "fourmi": list(range(1, 101))}
