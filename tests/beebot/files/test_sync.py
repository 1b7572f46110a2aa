"""Made sure of by the strongest word that the system has; macOS's own was never run, since no test has met a Mac."""

import os
from pathlib import Path

import pytest

from beebot.files import atomic_file
from beebot.files.atomic_file import sync, write_whole

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such commands")


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The files of which ``fsync`` was asked."""
    told: list[int] = []
    monkeypatch.setattr(os, "fsync", told.append)
    return told


def test_the_command_is_that_of_the_system() -> None:
    import fcntl

    assert getattr(fcntl, "F_FULLFSYNC", None) == atomic_file.FULL_SYNC


@pytest.mark.parametrize(("command", "asks"), [(None, True), ("F_GETFD", False), (-1, True)])
def test_fsync_is_asked_where_there_is_nothing_better_or_that_is_refused(
    command: str | int | None, asks: bool, tmp_path: Path, synced: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that every disk obeys stands for macOS's, and one that none obeys for a share that does not know it."""
    import fcntl

    monkeypatch.setattr(atomic_file, "FULL_SYNC", getattr(fcntl, command) if isinstance(command, str) else command)
    with (tmp_path / "file").open("wb") as stream:
        sync(stream.fileno())
        assert synced == [stream.fileno()] * asks
    synced.clear()
    write_whole(tmp_path / "whole", b"bytes")
    assert len(synced) == 2 * asks, "the file and its folder"
