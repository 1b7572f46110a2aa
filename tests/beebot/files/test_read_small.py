"""A small file is read whole, and nothing that is no file is read at all."""

import errno
import os
from pathlib import Path

import pytest

from beebot.files.private_folder import NotRegularError, read_small


def test_a_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"12345")
    assert read_small(file, 5) == b"12345"
    with pytest.raises(OSError) as refused:  # noqa: PT011 (its number is asked for)
        read_small(file, 4)
    assert refused.value.errno == errno.EFBIG


@pytest.mark.skipif(os.name == "nt", reason="no pipes by name there")
def test_a_pipe_and_a_device_are_refused_and_nobody_waits(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for odd in (pipe, Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(NotRegularError):
            read_small(odd, 1000)
