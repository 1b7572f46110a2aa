"""A file is on the disk, whole, before it takes the place of the one that was there."""

import os
from pathlib import Path
from stat import S_ISDIR

import pytest

from beebot.files.atomic_file import whole_file


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system is told, in order: how many bytes are made sure of, and which name they take."""
    told: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def note_fsync(number: int) -> None:
        status = os.fstat(number)
        told.append(f"{'the folder' if S_ISDIR(status.st_mode) else f'{status.st_size} bytes'} on the disk")
        fsync(number)

    def note_replace(self: Path, target: Path) -> Path:
        told.append(f"in place of {target.name}")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(Path, "replace", note_replace)
    return told


def test_its_bytes_are_on_the_disk_before_it_is_in_its_place(tmp_path: Path, calls: list[str]) -> None:
    """Else a power cut may leave an empty file under the name of a full one."""
    with whole_file(tmp_path / "journal.csv", newline="\n") as stream:
        for _ in range(1000):
            stream.write("réglages\n")
        assert calls == []
    assert calls == ["10000 bytes on the disk", "in place of journal.csv", "the folder on the disk"]
    assert (tmp_path / "journal.csv").read_text(encoding="utf-8") == "réglages\n" * 1000


def test_a_block_that_fails_leaves_what_was_there(tmp_path: Path, calls: list[str]) -> None:
    file = tmp_path / "journal.csv"
    file.write_text("avant", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), whole_file(file) as stream:
        stream.write(str(1 / 0))
    assert calls == []
    assert [each.read_text(encoding="utf-8") for each in tmp_path.iterdir()] == ["avant"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_what_is_no_file_keeps_its_name(tmp_path: Path, calls: list[str]) -> None:
    """Root could else turn /dev/null into a file, and every program would read what was thrown away."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileExistsError), whole_file(pipe) as stream:
        stream.write("une image")
    assert calls == []
    assert pipe.is_fifo()
