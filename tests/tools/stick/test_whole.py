"""A copy of a stick is whole, or what it lacks is named; what FAT cannot hold is refused."""

from pathlib import Path

import pytest

from beebot.errors import KitError
from tools.stick.__main__ import FIRST, fill, main
from tools.stick.names import unfit
from tools.stick.sums import SUMS, verified, write_sums


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "cle"
    (made / "pdf").mkdir(parents=True)
    for number in range(30):
        (made / "pdf" / f"{number:02}.pdf").write_bytes(bytes([number]) * 600)
    write_sums(made, "1.0")
    return made


def test_a_whole_copy_says_what_it_is(stick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (stick / "System Volume Information").write_text("de Windows", "utf-8")
    assert verified(stick) == ("abeille 1.0, 30 fichiers", [], [])
    assert main([str(stick), "--verifier"]) == 0
    told = capsys.readouterr().out
    assert "est entier : abeille 1.0, 30 fichiers" in told
    assert told.startswith("en plus : System Volume Information\n")
    assert told.count("en plus") == 1


def test_half_a_copy_names_what_is_missing_and_what_was_cut(stick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(16, 30):
        (stick / "pdf" / f"{number:02}.pdf").unlink()
    (stick / "pdf" / "15.pdf").write_bytes(b"\x0f" * 300)
    with pytest.raises(KitError, match="manquent : 14, abîmés : 1"):
        main([str(stick), "--verifier"])
    told = capsys.readouterr().out
    assert "manque : pdf/29.pdf" in told
    assert "abîmé : pdf/15.pdf" in told


def test_a_list_that_is_not_there_or_was_cut_anywhere_is_no_proof(stick: Path) -> None:
    whole = (stick / SUMS).read_bytes()
    for length in range(0, len(whole), 7):
        (stick / SUMS).write_bytes(whole[:length])
        with pytest.raises(KitError, match="recopiez-la"):
            verified(stick)
    (stick / SUMS).unlink()
    with pytest.raises(KitError, match="recopiez-la"):
        verified(stick)


@pytest.mark.parametrize("name", ["../reglages.toml", "/etc/passwd", "C:x", "a\\b"])
def test_a_list_leads_nowhere_outside(stick: Path, name: str) -> None:
    (stick / SUMS).write_text(f"{'0' * 64}  {name}\n# abeille 1.0, 1 fichiers\n", "utf-8")
    with pytest.raises(KitError, match="coupé"):
        verified(stick)


@pytest.mark.parametrize("name", ["a?.pdf", "deux:points", "con", "NUL.txt", "point.", "espace ", 'guillemet"'])
def test_a_name_that_a_stick_cannot_hold_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x", "utf-8")
    assert list(unfit(tmp_path)) == [f"{name} a un nom interdit"]


def test_links_and_names_that_differ_by_case_are_told(tmp_path: Path) -> None:
    (tmp_path / "Page.html").write_text("x", "utf-8")
    (tmp_path / "page.html").write_text("x", "utf-8")
    (tmp_path / "z").symlink_to("page.html")
    assert list(unfit(tmp_path)) == ["page.html ne diffère d'un autre nom que par ses majuscules", "z est un lien"]


def test_something_to_put_on_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path / "cle")])
    assert "--tablettes" in capsys.readouterr().err


@pytest.mark.program
@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), "Le kit lui-même n'est pas sur cette clé"),
        (("abeille-1.0.zip",), "Installer le kit en demande, une fois"),
        (("abeille-1.0.zip", "abeille-1.0-setup.exe"), "rien ne vient d'Internet, sauf où c'est dit"),
    ],
)
def test_what_needs_the_internet_is_told(
    names: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    tablets, given, made = (tmp_path / name for name in ("tablettes", "fichiers", "cle"))
    tablets.mkdir()
    given.mkdir()
    (tablets / "index.html").write_text("<!doctype html><title>Abeille</title>", "utf-8")
    for name in names:
        (given / name).write_text(name, "utf-8")
    fill(made, tablets, given, ("famille",))
    page = (made / FIRST).read_text("utf-8").replace("\u00a0", " ").replace("\u202f", " ")
    assert told in page
    assert ("<table" in page) is bool(names)
