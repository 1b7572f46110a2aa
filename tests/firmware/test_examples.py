"""PROTOCOL.md is what the firmware does: its examples, byte for byte, and its numbers."""

import re

from tests.firmware import host as numbers
from tests.firmware.robot import Robot
from tools.robots.firmware import FOLDER, SOURCES

DOCUMENT = (FOLDER / "PROTOCOL.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^([<>]) ((?:[0-9A-F]{2} )+) *; (.*)$", re.MULTILINE)


def test_the_examples_are_what_the_robot_says(robot: Robot) -> None:
    heard = b""
    examples = EXAMPLE.findall(DOCUMENT)
    assert len(examples) >= 35
    for side, text, note in examples:
        data = bytes.fromhex(text)
        if side == ">":
            assert heard == b"", f"unexpected before « {note} »: {heard.hex(' ')}"
            robot.write(b"\0" + data)
            continue
        while len(heard) < len(data) and (more := robot.read(0.2)):
            heard += more
        assert heard[: len(data)].hex(" ") == data.hex(" "), note
        heard = heard[len(data) :]
    assert heard == robot.read(0.2) == b""


def test_every_frame_of_the_examples_is_sound_but_the_damaged_one() -> None:
    notes = [
        note for _side, text, note in EXAMPLE.findall(DOCUMENT) if not numbers.read_frame(bytes.fromhex(text)[:-1])
    ]
    assert notes == ["STATUS damaged on its way: no reply"]


def test_document_header_and_tests_number_the_requests_alike() -> None:
    rows = re.findall(r"^\| (0[0-9A-F]) \| ([A-Z]+) \|", DOCUMENT, re.MULTILINE)
    assert len(rows) == 12
    assert {name: int(code, 16) for code, name in rows} == {name: getattr(numbers, name) for _code, name in rows}
    header = (SOURCES / "protocol.h").read_text(encoding="utf-8")
    named = re.findall(r"^ {4}([A-Z]+)(?: = 0x01)?,$", header.split("enum event")[0], re.MULTILINE)
    assert named == [name for _code, name in rows]


def test_document_header_and_tests_number_the_errors_alike() -> None:
    rows = re.findall(r"^\| (0[0-9A-F]) \| (E_[A-Z]+) \|", DOCUMENT, re.MULTILINE)
    assert len(rows) == 7
    assert {name: int(code, 16) for code, name in rows} == {name: getattr(numbers, name) for _code, name in rows}
    header = (SOURCES / "protocol.h").read_text(encoding="utf-8")
    assert re.findall(r"^ {4}(E_[A-Z]+),$", header, re.MULTILINE) == [name for _code, name in rows]
