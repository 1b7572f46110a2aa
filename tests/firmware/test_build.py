"""What is kept beside the sources is what they build, byte for byte, and small enough."""

import re
import shutil
from pathlib import Path

import pytest

from tests.firmware.robot import PINS
from tests.firmware.simavr import read_hex
from tests.firmware.toolchain import missing
from tools.robots.firmware import ELF, FOLDER, HEX, SOURCES
from tools.robots.firmware import build as building
from tools.robots.firmware.__main__ import main
from tools.robots.firmware.build import BOARDS, MAX_FLASH, MAX_RAM, Board, BuildError, build, check_tools


@pytest.fixture(autouse=True)
def _compiler() -> None:
    if not shutil.which("avr-gcc"):
        missing("gcc-avr")
    check_tools()


@pytest.mark.path
def test_the_kept_files_are_what_the_sources_build(tmp_path: Path) -> None:
    built = build(SOURCES, tmp_path)
    assert built.elf.read_bytes() == ELF.read_bytes()
    assert built.hex.read_bytes() == HEX.read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["robot.elf", "robot.hex"]
    assert built.flash == len(read_hex(HEX)) < MAX_FLASH
    assert built.ram < MAX_RAM
    said = f"{built.flash:,} octets sur 32 768 et {built.ram} octets de mémoire".replace(",", " ")
    assert said in (FOLDER / "LISEZMOI.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("board", BOARDS[1:], ids=lambda board: board.name)
def test_so_are_those_for_other_bodies(board: Board, tmp_path: Path) -> None:
    built = build(SOURCES, tmp_path, board)
    for made in (built.elf, built.hex):
        assert made.read_bytes() == (FOLDER / made.name).read_bytes()
    assert built.flash < MAX_FLASH
    assert built.ram < MAX_RAM


def test_the_place_of_the_sources_changes_no_byte(tmp_path: Path) -> None:
    elsewhere = tmp_path / "un autre dossier"
    shutil.copytree(SOURCES, elsewhere)
    assert build(elsewhere, tmp_path / "ici").elf.read_bytes() == ELF.read_bytes()


def test_the_command_compares_and_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = ELF.stat().st_mtime_ns
    assert main(["--verifier"]) == 0
    assert capsys.readouterr().out.endswith(" de mémoire ; les fichiers gardés sont les mêmes\n")
    assert ELF.stat().st_mtime_ns == before


def test_another_compiler_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(building, "COMPILER", "99.9")
    assert main(["--verifier"]) == 1
    assert capsys.readouterr().err == (
        "avr-gcc est en version 14.2.0 et le micrologiciel se construit avec la 99.9, "
        "sinon ses octets changent ; prenez celle de Debian 13\n"
    )


def test_no_compiler_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BuildError, match=r"^il manque avr-gcc ; sur Debian : sudo apt install gcc-avr avr-libc$"):
        check_tools()


def test_a_mistake_in_the_sources_is_shown(tmp_path: Path) -> None:
    (tmp_path / "main.c").write_text("int main(void) { return unknown; }", encoding="utf-8")
    with pytest.raises(BuildError, match=r"(?s)^avr-gcc a échoué :\n.*unknown"):
        build(tmp_path, tmp_path / "out")


def test_the_files_know_each_other_in_one_direction() -> None:
    knows = {file.name: _included(file) | _included(file.with_suffix(".c")) for file in SOURCES.glob("*.h")}
    while leaves := [name for name, known in knows.items() if not known & knows.keys() - {name}]:
        for name in leaves:
            del knows[name]
    assert not knows, f"a circle among {sorted(knows)}"


def _included(file: Path) -> set[str]:
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return set(re.findall(r'^#include "(.+)"$', text, re.MULTILINE))


def test_the_wiring_table_names_the_pins_that_the_tests_press() -> None:
    rows = dict(re.findall(r"^\| ([AD]\d+) \| ([^|]+) \|$", (FOLDER / "LISEZMOI.md").read_text("utf-8"), re.MULTILINE))
    said = {rows[_arduino_name(*pin)]: name for name, pin in PINS.items()}
    assert said == {"bouton rouge d'arrêt": "stop", "GO": "go"} | {
        name: name for name in PINS if name not in ("stop", "go")
    }


def _arduino_name(port: str, pin: int) -> str:
    return f"A{pin}" if port == "C" else f"D{pin + (8 if port == 'B' else 0)}"
