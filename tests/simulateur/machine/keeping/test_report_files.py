"""Reports of faults: few, small, for one person's eyes, and without the names of people's folders."""

import os
import stat
import sys
from pathlib import Path

import pytest

from simulateur.machine.keeping.report_files import PATTERN, without_folders, write_report


def test_of_one_fault_the_first_report_is_kept_and_of_many_the_latest(tmp_path: Path) -> None:
    first = write_report(tmp_path, "a", "first")
    assert (write_report(tmp_path, "a", "again"), first.read_text()) == (first, "first")
    os.utime(first, (1, 1))
    later = [write_report(tmp_path, f"b{number}", "text") for number in range(5)]
    assert sorted(tmp_path.glob(PATTERN)) == sorted(later), "docs/securite.md says: five at most"


def test_a_report_is_small_and_its_owners_alone(tmp_path: Path) -> None:
    report = write_report(tmp_path / "new", "a", "é" * 10**6)
    assert report.stat().st_size <= 32 * 1024
    if sys.platform != "win32":
        assert stat.S_IMODE(report.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('File "/home/Zoé Martin/kit/a b.py", line 3', 'File "…/a b.py", line 3'),
        ("no such file: '/media/zoe/stick/x.yaml'", "no such file: '…/x.yaml'"),
        ("cannot write C:\\Users\\zoe\\data.txt", "cannot write …/data.txt"),
        ("(/home/zoe/x)", "(…/x)"),
        ("simulateur/pages/garden/home.py:12 and 1/2, a // b", "simulateur/pages/garden/home.py:12 and 1/2, a // b"),
        (f"{Path.home()}/x", "~/x"),
    ],
)
def test_folders_from_the_root_of_a_disk_are_left_out(text: str, kept: str) -> None:
    assert without_folders(text) == kept


def test_a_folder_that_cannot_be_written_is_an_error_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        write_report(tmp_path / "file" / "folder", "a", "text")
