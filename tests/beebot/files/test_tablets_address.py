"""The address of the folder of tablets, kept on a computer: given once, written by hand, damaged, out of reach."""

from pathlib import Path

import pytest

from beebot.errors import KitError
from beebot.files.tablets_address import FILE, LONGEST, checked, keep_address, kept_address

ADDRESS = "https://ecole.exemple.fr/abeille/"


def test_what_is_kept_is_there_and_the_last_one_counts(tmp_path: Path) -> None:
    folder = tmp_path / "pas-encore"
    assert kept_address(folder) == ""
    keep_address(folder, ADDRESS)
    keep_address(folder, other := checked("https://mairie.exemple.fr/a"))
    assert kept_address(folder) == other == "https://mairie.exemple.fr/a/"


def test_an_address_that_was_taken_is_read_again(tmp_path: Path) -> None:
    """The last « / » counts too: what a computer keeps is never too long for it."""
    begun = "https://ecole.exemple.fr/"
    keep_address(tmp_path, checked(begun + "a" * (LONGEST - len(begun) - 1)))
    assert len(kept_address(tmp_path)) == LONGEST
    with pytest.raises(KitError, match=str(LONGEST)):
        checked(begun + "a" * (LONGEST - len(begun)))


@pytest.mark.parametrize("text", [f"\ufeff{ADDRESS}\r\n", f"  {ADDRESS}  ", ADDRESS.removesuffix("/")])
def test_whoever_installs_computers_may_write_the_file(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    assert kept_address(tmp_path) == ADDRESS


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_file_is_no_address(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text)
    assert kept_address(tmp_path) == ""


@pytest.mark.parametrize("wrong", [b"http://ecole.exemple.fr/", b"\xff\xfe", b"x" * 5000, ADDRESS.encode() * 2 + b" a"])
def test_another_content_is_a_sentence_that_names_the_file(wrong: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(wrong)
    with pytest.raises(KitError, match=FILE):
        kept_address(tmp_path)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(KitError, match="effacez-le"):
        kept_address(tmp_path)


def test_two_lines_are_no_address(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f"{ADDRESS}\n{ADDRESS}")
    with pytest.raises(KitError):
        kept_address(tmp_path)
