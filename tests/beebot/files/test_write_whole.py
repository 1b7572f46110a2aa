"""A file of bytes is written whole or not at all."""

import os
import sys
from pathlib import Path

import pytest

from beebot.files.atomic_file import temporary, whole_file, write_whole


def test_it_takes_the_place_of_what_was_there_and_is_its_users_alone(tmp_path: Path) -> None:
    file = tmp_path / "bravo.wav"
    for data in (b"one", b"\0\r\n\xff" * 1000):
        write_whole(file, data)
        assert file.read_bytes() == data
        assert [each.name for each in tmp_path.iterdir()] == ["bravo.wav"]
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o077 == 0


def test_where_the_disk_refuses_what_was_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "bravo.wav"
    write_whole(file, b"before")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"after")
    assert file.read_bytes() == b"before"
    assert not temporary(file).exists()


def interrupted(_number: int) -> None:
    raise KeyboardInterrupt


def test_after_ctrl_c_what_was_there_stays_and_nothing_half_is_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bravo.txt"
    write_whole(file, b"before")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, b"after")
    with pytest.raises(KeyboardInterrupt), whole_file(file) as stream:
        stream.write("after")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"bravo.txt": b"before"}
