"""A test that cannot fail proves nothing: each mistake in the firmware makes the test that is named for it fail.

Without a mistake that test passes, on each body for which it is named. A mistake is built for each body that has
machine code of its own for that source file. Where two bodies have the same code it would be the same robot again
(``test_bodies_that_share_the_code_of_a_file_share_its_mistakes``).
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from tests.firmware.jury import Jury
from tests.firmware.toolchain import missing
from tools.robots.firmware import FOLDER, SOURCES
from tools.robots.firmware.build import BOARDS, Board, check_tools, compile_for, link, sources_for

HERE = Path(__file__).parent
PASSED, FAILED = 0, 1
BODIES = {board.name: board for board in BOARDS}
_WITH_WHEELS, _WITH_KEYPAD = ("robot", "brivoi", "luci"), ("brivoi", "brivoi-a4", "luci")
OWN_CODE = {"motor.c": _WITH_WHEELS, "settings.c": _WITH_WHEELS, "signals.c": _WITH_WHEELS, "keypad.c": _WITH_KEYPAD}
"""The bodies whose code differs from that of those before, by source file; of all other files there is one code."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mistake: fragments of ``source`` and what replaces them, and the test that has to fail because of it.

    ``bodies`` are those it is built for.
    """

    name: str
    killer: str
    source: str
    bodies: tuple[str, ...]
    edits: tuple[tuple[str, str], ...]


def read_mutants(text: str) -> list[Mutant]:
    """The blocks of ``mutants.txt`` after its head."""
    mutants = []
    for block in text.strip().split("\n\n")[1:]:
        name, where, *lines = block.split("\n")
        killer, source, *bodies = where.split()
        runs = [(sign, "\n".join(line[1:] for line in run)) for sign, run in groupby(lines, lambda line: line[0])]
        edits = []
        for place, (sign, fragment) in enumerate(runs):
            if sign == "-":
                after = runs[place + 1] if place + 1 < len(runs) else ("-", "")
                edits.append((fragment, after[1] if after[0] == "+" else ""))
        built_for = tuple(bodies) or OWN_CODE.get(source, ("robot",))
        mutants.append(Mutant(name.removeprefix("= "), killer, source, built_for, tuple(edits)))
    return mutants


MUTANTS = read_mutants((HERE / "mutants.txt").read_text(encoding="utf-8"))
CASES = [pytest.param(each, BODIES[name], id=f"{each.name}-{name}") for each in MUTANTS for name in each.bodies]
ON_EACH_BODY = ("test_boards.py", "test_keypad.py", "test_signals.py")
"""Files of tests that run on the firmware of every body when nothing is mistaken; the others run on the kit's own."""


@pytest.fixture(scope="session")
def jury() -> Iterator[Callable[[str], Jury]]:
    """The jury of each body."""
    juries: dict[str, Jury] = {}

    def of(body: str) -> Jury:
        if body not in juries:
            juries[body] = Jury(body)
        return juries[body]

    yield of
    for each in juries.values():
        each.close()


@pytest.fixture(scope="session")
def objects(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Board], Path]:
    """The object files of each body, without a mistake."""
    folders: dict[str, Path] = {}

    def of(body: Board) -> Path:
        if body.name not in folders:
            folders[body.name] = folder = tmp_path_factory.mktemp(body.name)
            for source in sources_for(body, SOURCES):
                compile_for(body, source, folder)
        return folders[body.name]

    return of


def mutate(mutant: Mutant, body: Board, objects: Path, folder: Path) -> Path:
    """The HEX of the firmware with the mistake, for ``body``; what has no mistake in it is not compiled again."""
    sources, built = folder / "src", folder / "built"
    shutil.copytree(SOURCES, sources)
    shutil.copytree(objects, built)
    file = sources / mutant.source
    text = file.read_text(encoding="utf-8")
    for old, new in mutant.edits:
        assert text.count(old) == 1, f"{mutant.source} has changed: adapt the mutant « {mutant.name} »"
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    for source in sources_for(body, sources) if file.suffix == ".h" else [file]:
        compile_for(body, source, built)
    return link(body, built).hex


@pytest.fixture(autouse=True)
def _compiler(program: bytes) -> None:
    if not shutil.which("avr-gcc"):
        missing("gcc-avr")
    check_tools()


@pytest.mark.parametrize(("mutant", "body"), CASES)
def test_the_mistake_is_noticed(
    mutant: Mutant, body: Board, jury: Callable[[str], Jury], objects: Callable[[Board], Path], tmp_path: Path
) -> None:
    status, output = jury(body.name).try_on(mutate(mutant, body, objects(body), tmp_path), mutant.killer)
    assert status == FAILED, output


def test_bodies_that_share_the_code_of_a_file_share_its_mistakes(tmp_path: Path) -> None:
    bodies_of_code: dict[str, dict[bytes, str]] = {}
    for board in BOARDS:
        for source in sources_for(board, SOURCES):
            code = compile_for(board, source, tmp_path).read_bytes()
            bodies_of_code.setdefault(source.name, {}).setdefault(code, board.name)
    found = {source: tuple(bodies.values()) for source, bodies in bodies_of_code.items()}
    assert {source: bodies for source, bodies in found.items() if bodies != ("robot",)} == OWN_CODE


@pytest.mark.parametrize("body", ["brivoi", "luci"])
def test_without_a_mistake_nothing_fails(body: str, jury: Callable[[str], Jury], tmp_path: Path) -> None:
    shutil.copy(FOLDER / f"{body}.hex", tmp_path / "same.hex")
    status, output = jury(body).try_on(tmp_path / "same.hex", *named_beside(body))
    assert status == PASSED, output


def test_of_other_bodies_all_is_tried_without_a_mistake() -> None:
    assert {body for body in BODIES if body != "robot" and named_beside(body)} == {"brivoi", "luci"}


def named_beside(body: str) -> list[str]:
    """The tests that are named for mistakes of a body, and that the suite does not run on it otherwise."""
    return sorted({each.killer for each in MUTANTS if body in each.bodies and not each.killer.startswith(ON_EACH_BODY)})


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("no session check", "robot"),
        ("every tune is the same note", "brivoi"),
        ("the keypad on another pin, two wires", "brivoi-a4"),
        ("held, left and right the wrong way round", "luci"),
    ],
)
def test_a_mistake_is_gone_with_its_firmware(
    name: str, body: str, jury: Callable[[str], Jury], objects: Callable[[Board], Path], tmp_path: Path
) -> None:
    """A test that kept the firmware of a trial before would notice every mistake."""
    mutant = next(each for each in MUTANTS if each.name == name)
    mistaken = mutate(mutant, BODIES[body], objects(BODIES[body]), tmp_path / "mistaken")
    shutil.copy(FOLDER / f"{body}.hex", tmp_path / "same.hex")
    for firmware, expected in ((mistaken, FAILED), (tmp_path / "same.hex", PASSED)):
        status, output = jury(body).try_on(firmware, mutant.killer)
        assert status == expected, output


def test_there_are_mistakes_of_every_kind() -> None:
    assert len(MUTANTS) >= 55
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    assert [mutant.name for mutant in MUTANTS if "::" not in mutant.killer] == []
    assert {mutant.source for mutant in MUTANTS} >= {"frame.c", "session.c", "run.c", "motor.c", "keys.c", "keypad.c"}
