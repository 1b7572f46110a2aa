"""The journal on bad days: what a fault leaves comes back, what the disk refuses is kept later, and play goes on."""

import os
import random
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest

from beebot.journal.damage_notices import Aside, keep_aside, unread_asides
from beebot.journal.expected_count import write_count
from beebot.journal.journal import Journal, JournalError
from beebot.journal.journal_file import JournalFile
from beebot.journal.line_format import line_of, parsed
from tests.beebot.journals import HASH, MARKED, attempts, entry, fill, old_line
from tests.long import times

BACK = (
    "; il est réparé (essais revenus : {back} ; perdus : {lost}) et l'ancien fichier est gardé sous le nom {aside} (le"
    " kit garde les 5 derniers)"
)


def test_of_many_notices_the_last_twenty_are_kept_the_oldest_first(tmp_path: Path) -> None:
    asides = [Aside(f"reglages-{each}.json", f"abime-{each}.json") for each in range(21)]
    for aside in asides:
        keep_aside(tmp_path, aside)
    assert unread_asides(tmp_path) == tuple(asides[1:])


def told(file: Path, back: int, lost: int, aside: str = "journal-abime-1.txt") -> str:
    return f"le journal {file} était abîmé " + BACK.format(back=back, lost=lost, aside=aside)


def written(file: Path, count: int) -> list[bytes]:
    """A journal of ``count`` tries that differ in length and in version; its lines with their ends."""
    file.parent.mkdir(exist_ok=True)
    lines = []
    for each in range(1, count + 1):
        attempt = each * 7**each % 10 ** min(each, 8) + 1
        tried = replace(MARKED[each % len(MARKED)], token="abeille", attempt=attempt)
        lines.append(old_line(each, tried) if each % 3 == 1 else line_of(each, tried))
    file.write_bytes(b"".join(lines))
    return lines


def test_a_changed_byte_anywhere_costs_that_line_alone_and_is_told(file: Path) -> None:
    """Each byte once with one bit changed, once with any other value; a line end costs the two lines it parted."""
    dice, lines = random.Random(18), written(file, times(3))
    whole = file.read_bytes()
    kept = [each.attempt for each in tuple(Journal(file).entries())]
    starts = [sum(map(len, lines[:place])) for place in range(len(lines) + 1)]
    for place, byte in enumerate(whole):
        hit = max(number for number, start in enumerate(starts) if start <= place)
        for is_bit in (True, False):
            other = byte ^ (1 << dice.randrange(8)) if is_bit else (byte + dice.randrange(1, 256)) % 256
            file.write_bytes(whole[:place] + bytes([other]) + whole[place + 1 :])
            write_count(file.parent, len(lines))
            found, notice = attempts(file)
            if place == len(whole) - 1:  # as a power cut in the middle of a line, or a loss that is told
                assert found == kept[:-1], (byte, other)
            else:
                others = kept[:hit] + kept[hit + (2 if byte == ord("\n") else 1) :]
                assert found == others, (place, byte, other)
                assert notice == told(file, len(found), len(kept) - len(found)), (place, byte, other)
            assert attempts(file) == (found, None), "mended for good"
            for each in file.parent.glob("*abime*"):
                each.unlink()


def holes(whole: bytes, dice: random.Random) -> tuple[bytes, int]:
    """Several places scribbled over; and how many bytes were hit."""
    spoiled, hit = bytearray(whole), 0
    for _hole in range(dice.randrange(1, 6)):
        start, size = dice.randrange(len(whole)), dice.choice((1, 3, 80, 700))
        filling = dice.choice((b"\0", b"\xff", b"\n", b"1 ", dice.randbytes(size)))
        part = (filling * size)[: min(size, len(whole) - start)]
        spoiled[start : start + len(part)] = part
        hit += len(part)
    return bytes(spoiled), hit


def test_every_line_that_no_hole_touches_comes_back(file: Path) -> None:
    dice = random.Random(20)
    lines = written(file, 60)
    whole = file.read_bytes()
    for _round in range(times(60)):
        spoiled, _hit = holes(whole, dice)
        file.write_bytes(spoiled)
        untouched = [place for place, line in enumerate(lines) if line[:-1] in spoiled.split(b"\n")]
        with Journal(file) as journal:
            found = set(journal.entries())
        assert {parsed(lines[place][:-1]) for place in untouched} <= found
        for each in file.parent.glob("*abime*"):
            each.unlink()


def test_lines_of_both_versions_and_words_of_a_later_kit_lose_no_more_than_the_one_that_is_spoilt(file: Path) -> None:
    """Whichever it is: the others are the same after they were put into a new file, marks and unknown words too."""
    lines = written(file, 9)
    tries = [parsed(line[:-1]) for line in lines]
    for hit in range(len(lines)):
        file.write_bytes(b"".join((*lines[:hit], lines[hit].replace(b"abeille", b"fourmis"), *lines[hit + 1 :])))
        with Journal(file) as journal:
            assert list(journal.entries()) == tries[:hit] + tries[hit + 1 :]
            assert journal.notice == told(file, 8, 1, f"journal-abime-{hit + 1}.txt")
        assert attempts(file)[1] is None, "mended for good"


def test_a_second_fault_does_not_lose_the_first_file(file: Path) -> None:
    lines = written(file, 4)
    for number, lost in ((1, 1), (2, 2)):
        file.write_bytes(file.read_bytes().replace(b"abeille", b"fourmis", 1))
        with Journal(file) as journal:
            assert journal.notice == told(file, 4 - lost, 1, f"journal-abime-{number}.txt")
            assert not journal.is_whole
    assert [each.name for each in sorted(file.parent.iterdir())] == [
        ".journal-compte", ".verrou", "journal-a-lire.json",
        "journal-abime-1.txt", "journal-abime-2.txt", "journal.txt",
    ]  # fmt: skip
    assert file.with_name("journal-abime-1.txt").read_bytes() == b"".join(lines).replace(b"abeille", b"fourmis", 1)


@pytest.mark.parametrize(
    ("spoil", "lost"),
    [
        (lambda lines: lines[:2] + lines[3:], 1),
        (lambda lines: lines[3:], 3),
        (lambda lines: [*lines[:3], b"\xef\xbb\xbf", *lines[3:]], 0),
        (lambda lines: [each.replace(b"\n", b"\r\n") for each in lines], 0),
        (lambda lines: [b"Bonjour,\n", *lines], 0),
        (lambda lines: [*lines, b"Bonjour,\n"], 1),
        (lambda lines: [*lines[:-1], lines[-1][:-1]], 0),
        (lambda lines: [*lines, *lines], 0),
        (lambda lines: [*lines[:-1], lines[-1][:40] + b"\n" + lines[-1][41:]], 1),
    ],
    ids=["a line is gone", "the first ones", "a mark", "Windows' ends", "a line more", "at the end",
         "the last end", "twice", "the last one in two"],
)  # fmt: skip
def test_what_people_and_programs_do_to_the_file(
    spoil: Callable[[list[bytes]], list[bytes]], lost: int, file: Path
) -> None:
    lines = written(file, 6)
    file.write_bytes(b"".join(spoil(lines)))
    found, notice = attempts(file)
    assert notice == told(file, len(found), lost)
    assert len(found) >= 3
    assert attempts(file) == (found, None)


def replaced(content: bytes) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        file.write_bytes(content)

    return spoil


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "photo.jpg").write_bytes(b"not ours")


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def a_link_to(target: str) -> Callable[[Path], None]:
    def spoil(file: Path) -> None:
        file.unlink()
        file.symlink_to(target)

    return spoil


DAMAGES = {
    "garbage": replaced(b"\x00\xffgarbage" * 999),
    "text": replaced(b"jeton;jour\n"),
    "a word": replaced(b"{}"),
    "lines": replaced(b"\n" * 500),
    "a folder": a_folder,
}
if hasattr(os, "mkfifo"):
    DAMAGES["a pipe"] = a_pipe
    DAMAGES["a device"] = a_link_to("/dev/zero")
    DAMAGES["a loop"] = a_link_to("journal.txt")


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_no_journal_is_set_aside_and_a_new_one_starts(file: Path, damage: Callable[[Path], None]) -> None:
    with Journal(file) as journal:
        fill(journal, 199)
    damage(file)
    kind = stat.S_IFMT(file.lstat().st_mode)
    for number in (1, 2):
        with Journal(file) as journal:
            assert journal.notice == (
                f"le journal {file} était abîmé ; il est mis de côté sous le nom journal-abime-{number}.txt (le "
                "kit garde les 5 derniers) et un nouveau commence"
            )
            journal.add(entry("fourmi"))
        with Journal(file) as journal:
            assert (journal.notice, tuple(journal.entries())) == (None, (entry("fourmi"),))
        aside = file.with_name(f"journal-abime-{number}.txt")
        assert stat.S_IFMT(aside.lstat().st_mode) == (kind if number == 1 else stat.S_IFREG)
        file.write_bytes(b"again")


def test_a_link_to_a_journal_elsewhere_becomes_a_file_with_its_tries(file: Path, tmp_path: Path) -> None:
    lines = written(file, 3)
    (tmp_path / "elsewhere").write_bytes(b"".join(lines))
    a_link_to(str(tmp_path / "elsewhere"))(file)
    found, notice = attempts(file)
    assert (len(found), notice) == (3, told(file, 3, 0))
    assert not file.is_symlink()


@pytest.mark.parametrize("torn", [1, 2, 20, 61])
@pytest.mark.parametrize("filling", [b"", b"\0" * 9, b"\0" * 5000])
def test_a_line_that_a_power_cut_tore_is_no_damage(torn: int, filling: bytes, file: Path) -> None:
    lines = written(file, 3)
    begun = line_of(4, entry())[:torn]
    file.write_bytes(b"".join(lines) + begun + filling)
    assert len(attempts(file)[0]) == 3
    with Journal(file) as journal:
        journal.add(entry(attempt=88))
        assert journal.notice is None
    found, notice = attempts(file)
    assert (found[-1], len(found), notice) == (88, 4, None)
    assert [each.name for each in file.parent.glob("*abime*")] == []


def test_an_empty_file_is_a_new_journal(file: Path) -> None:
    file.parent.mkdir()
    file.touch()
    with Journal(file) as journal:
        assert (journal.notice, tuple(journal.entries())) == (None, ())


@pytest.mark.parametrize("ask", ["add", "page", "entries", "done", "export"])
def test_a_file_that_breaks_while_open_is_mended_then(ask: str, file: Path, tmp_path: Path) -> None:
    with Journal(file) as journal:
        fill(journal, 400)
        whole = file.read_bytes()
        start = len(whole) - 40 if ask in ("add", "page") else 9000
        if ask == "done":
            fill(journal, 1)
            start = len(whole) + 20
        with file.open("r+b") as stream:
            stream.seek(start)
            stream.write(b"\xa5\xa5\xa5")
        ask_of: dict[str, Callable[[], object]] = {
            "add": lambda: journal.add(entry("fourmi")),
            "page": lambda: journal.run(0, 9),
            "entries": lambda: tuple(journal.entries()),
            "done": journal.done,
            "export": lambda: journal.export_csv(tmp_path / "table.csv"),
        }
        ask_of[ask]()
        assert "(essais revenus : " in str(journal.notice)
        assert "; perdus : 1)" in str(journal.notice)
        assert len(tuple(journal.entries())) == 399 + (ask in ("add", "done"))
        assert journal.done() == {("gs-04-a", HASH)}
        if ask == "add":
            assert tuple(journal.entries())[-1] == entry("fourmi")
        if ask == "export":
            assert len((tmp_path / "table.csv").read_text().splitlines()) >= 399


def test_a_newer_file_is_not_touched(file: Path) -> None:
    written(file, 2)
    words = b"3 3 coccinelle 2026-11-25 gs-04-a 0123456789abcdef 1 SUCCESS 5 2 tempo=hare"
    with file.open("ab") as stream:
        stream.write(b"%s %08x\n" % (words, crc32(words)))
    before = {each.name: each.read_bytes() for each in file.parent.iterdir()}
    with Journal(file) as journal:
        assert journal.notice == (
            f"le journal {file} vient d'une version plus récente du kit ; mettez le kit à jour (en attendant, ce qui "
            "est joué n'est pas gardé)"
        )
        journal.add(entry("fourmi"))
        assert tuple(journal.entries()) == (entry("fourmi"),)
        with pytest.raises(JournalError) as refusal:
            journal.erase()
        assert str(refusal.value) == f"{file} vient d'une version plus récente du kit ; effacez-le avec elle"
    assert {**before, ".verrou": b""} == {each.name: each.read_bytes() for each in file.parent.iterdir()}


def test_a_newer_file_that_is_damaged_is_not_touched_either(file: Path) -> None:
    lines = written(file, 2)
    words = b"3 3 coccinelle 2026-11-25 gs-04-a 0123456789abcdef 1 SUCCESS 5 2 tempo=hare"
    spoiled = lines[0] + b"garbage\n" + b"%s %08x\n" % (words, crc32(words)) + b"\xff\n"
    file.write_bytes(spoiled)
    with Journal(file) as journal:
        assert "vient d'une version plus récente" in str(journal.notice)
    assert file.read_bytes() == spoiled
    assert sorted(each.name for each in file.parent.iterdir()) == [".verrou", "journal.txt"]


def test_a_file_that_is_harmed_again_while_it_is_mended_still_takes_the_try(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two programs write: what one has healed may be harmed before it writes. It heals once more, and loses nothing."""
    healed = JournalFile.heal
    harms = 2

    def heal(journal_file: JournalFile) -> object:
        nonlocal harms
        found = healed(journal_file)
        if harms:
            harms -= 1
            with file.open("r+b") as stream:
                stream.seek(-20, os.SEEK_END)
                stream.write(b"\xa5\xa5\xa5")
        return found

    with Journal(file) as journal:
        fill(journal, 50)
        with file.open("r+b") as stream:
            stream.seek(-20, os.SEEK_END)
            stream.write(b"\xa5\xa5\xa5")
        monkeypatch.setattr(JournalFile, "heal", heal)
        journal.add(entry("fourmi"))
        assert harms == 0
    with Journal(file) as journal:
        assert tuple(journal.entries())[-1] == entry("fourmi")


@pytest.mark.parametrize("nth", [2, 3])
def test_ctrl_c_while_it_is_mended_loses_no_try_and_leaves_no_copy(
    nth: int, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first call puts the second name on the disk; the next ones the new file, under its last name at the end."""
    lines = written(file, 9)
    file.write_bytes(b"".join([*lines[:4], b"\xa5" * 9 + b"\n", *lines[4:]]))
    there = {each.name for each in file.parent.iterdir()} | {".verrou"}
    calls = 0

    def interrupted(_number: int) -> None:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            JournalFile(file).heal()
    assert {each.name for each in file.parent.iterdir()} == there
    assert len(attempts(file)[0]) == 9
