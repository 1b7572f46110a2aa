"""Damaged files are set aside, the last of them are kept, and what is erased is gone or told."""

from pathlib import Path

import pytest

from beebot.files.private_folder import MOST_ASIDE, erase_files, set_aside


def test_of_what_is_set_aside_again_and_again_the_last_ones_are_kept(tmp_path: Path) -> None:
    file, times = tmp_path / "reglages.json", 2 * MOST_ASIDE + 1
    names = []
    for time in range(1, times + 1):
        file.write_text(str(time))
        aside = set_aside(file)
        assert aside is not None
        names.append(aside.name)
    kept = {each.name: each.read_text() for each in tmp_path.iterdir()}
    assert kept == {names[time - 1]: str(time) for time in range(times - MOST_ASIDE + 1, times + 1)}
    assert names[-1] == f"reglages-abime-{times}.json"


def test_what_lies_beside_it_under_a_like_name_is_nobodys_to_forget(tmp_path: Path) -> None:
    file = tmp_path / "reglages.json"
    others = [
        tmp_path / name for name in ("reglages-abime-x.json", "reglages-abime-1.txt", "mes-reglages-abime-2.json")
    ]
    for each in others:
        each.touch()
    for _time in range(MOST_ASIDE + 2):
        file.touch()
        set_aside(file)
    assert all(each.exists() for each in others)


def test_where_one_file_cannot_be_erased_the_others_are_and_it_is_told(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for each in (before, after):
        each.touch()
    with pytest.raises(OSError):  # noqa: PT011 (each system has its own)
        erase_files([before, tmp_path / ("x" * 5000), after])
    assert not before.exists()
    assert not after.exists()


def test_a_folder_stays_and_what_is_gone_already_is_no_fault(tmp_path: Path) -> None:
    folder, file = tmp_path / "folder", tmp_path / "file"
    folder.mkdir()
    file.touch()
    erase_files([folder, tmp_path / "gone", file])
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]
