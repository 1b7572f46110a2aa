"""What the emulated Escornabots do, pinned by hand-written transcripts; those of Luci begin with its name."""

import re
from pathlib import Path

import pytest

from tests.firmware_bridge.benches import KINDS, Bench
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.emulators.escornabot_luci import BRIVOI, LUCI, Build, EscornabotLuci

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


def text(written: str) -> str:
    if written == "rien":
        return ""
    if repeated := re.fullmatch(r"(\d+)×(.+)", written):
        return int(repeated[1]) * text(repeated[2])
    return written.replace("\\n", "\n").replace("\\r", "\r")


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path) -> None:
    robot = EscornabotLuci() if path.stem.startswith("luci_") else Escornabot()
    expected = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if not line[0].isdigit():
            expected.append(line)
            continue
        at, verb, *rest = line.split(" ", 2)
        now = float(at)
        match verb:
            case "ouvre":
                robot.opened(now)
            case "reçoit":
                robot.receive(text(rest[0]).encode(), now)
            case "dit":
                assert robot.advance(now) == (LUCI.banner if rest[0] == "accueil" else text(rest[0]).encode()), line
            case "retient":
                robot.receive(b"", now)
                assert robot.memory == text(rest[0]), line
            case _:
                pytest.fail(line)
    robot.advance(1000.0)
    assert [str(movement) for movement in robot.record] == expected
    assert robot.idle


def test_there_are_transcripts() -> None:
    assert len([path for path in TRANSCRIPTS if path.stem.startswith("luci_")]) >= 7
    assert len(TRANSCRIPTS) >= 17


def test_bluetooth_is_not_reset_by_opening() -> None:
    robot = Escornabot(usb=False)
    robot.receive(b"n\n", 0.0)
    robot.opened(1.0)
    assert robot.advance(9.0) == b""
    assert robot.memory == "n"


def test_a_connected_luci_listens() -> None:
    bench = Bench(KINDS["luci"])
    bench.emulator.receive(b"n", bench.clock.now())
    bench.later(0.2)
    assert isinstance(bench.emulator, EscornabotLuci)
    assert bench.emulator.memory == "n"


@pytest.mark.parametrize(("build", "name", "size"), [(LUCI, b"Luci", 283), (BRIVOI, b"Brivoi", 285)])
def test_the_library_speaks_first_and_the_text_is_as_long_as_the_real_one(build: Build, name: bytes, size: int) -> None:
    assert len(build.banner) == size
    first_lines = b"Escornabot-lib v1.4.1\r\n" + name + b"'s FIRMWARE v1.2.3\r\n\nKeypad current values:\r\n"
    assert build.banner.startswith(first_lines)
