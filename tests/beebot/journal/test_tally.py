"""Tries counted by who tried what: the same however they come to be known."""

import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest

from beebot.journal.journal import Journal
from beebot.journal.journal_file import JournalFile
from beebot.journal.line_format import Entry, line_of
from beebot.journal.tally import Tally
from tests.beebot.journals import entry


def tried(number: int, dice: random.Random) -> Entry:
    result, name = dice.choice(("SUCCESS", "BUMP", "NOT_ARRIVED")), f"defi-{dice.randrange(9)}"
    word = dice.choice(("renard", "souris"))
    told, together = dice.random() < 0.3, result == "SUCCESS" and dice.random() < 0.3
    tried = replace(entry(word, name), attempt=number, result=result, hint=dice.randrange(4))
    return replace(tried, by_hand=told, together=together)


HOW, WHO = {True: "declared", False: "judged"}, {True: "together", False: "alone"}


def looked_at(tries: list[Entry]) -> dict[tuple[str, str, str], Tally]:
    """All tries of each who, looked at together."""
    found = defaultdict(list)
    for each in tries:
        found[each.token, each.challenge, each.hash].append(each)
    tallies = {}
    for who, own in found.items():
        successes = [each for each in own if each.result == "SUCCESS"]
        tallies[who] = Tally(len(own), False, max(each.hint for each in own))
        for kind in ("judged alone", "judged together", "declared alone", "declared together"):
            told = [each for each in successes if f"{HOW[each.by_hand]} {WHO[each.together]}" == kind]
            if told:
                best = min(told, key=lambda each: each.hint)
                tallies[who] = Tally(len(own), True, best.hint, best.together, best.by_hand)
                break
    return tallies


def test_tallies_are_those_of_every_try_over_several_starts(tmp_path: Path) -> None:
    dice, file = random.Random(13), tmp_path / "journal.txt"
    tries: list[Entry] = []
    for _start in range(5):
        with Journal(file) as journal:
            for _try in range(40):
                tries.append(tried(len(tries) + 1, dice))
                journal.add(tries[-1])
            assert journal.tallies() == looked_at(tries)
    assert len(looked_at(tries)) == 18


def test_a_try_that_the_disk_refused_counts_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal(tmp_path / "journal.txt") as journal:
        journal.add(replace(entry(), result="BUMP", hint=3))
        with monkeypatch.context() as patch:

            def full(*_what: object) -> int:
                raise OSError(28, "No space left on device")

            patch.setattr(JournalFile, "append", full)
            journal.add(replace(entry(), attempt=2, hint=1))
            (tally,) = journal.tallies().values()
    assert tally == Tally(2, done=True, hint=1)


def test_a_sealed_line_that_makes_no_sense_is_a_fault_and_is_healed(tmp_path: Path) -> None:
    words = b"1 2 coccinelle 2026-11-25 gs-04-a 0123456789abcdef 1 SUCCESS 5 deux"
    file = tmp_path / "journal.txt"
    file.write_bytes(line_of(1, entry()) + b"%s %08x\n" % (words, crc32(words)) + line_of(3, entry()))
    with Journal(file) as journal:
        assert sum(tally.tries for tally in journal.tallies().values()) == journal.count() == 2
        assert "perdus : 1" in str(journal.notice)
