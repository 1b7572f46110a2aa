"""Every command of the README and of its guide does what it says; what the README counts is so."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import lecons
from beebot.loader import load_path
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.tomorrow import without_glue
from lecons.printing.paper import A4
from lecons.printing.titles import on_mats
from tests.ground.readme import COMMANDS, README, ROOT, argv
from tests.patience import HANG_S

FIRST_WEEK = (ROOT / "docs" / "premiere-semaine.md").read_text(encoding="utf-8")

RUN_ELSEWHERE = ("PORT", "emuler", "tablette")
"""With an emulator below; and those for tablets in tests/simulateur/web, where a browser plays what they make."""
ENDS_GREEN = [command for command in COMMANDS if not any(word in command for word in RUN_ELSEWHERE)]

PATHS = (
    *("petite-section", "moyenne-section", "grande-section-annee", "grande-section", "cp", "ce1"),
    *("periscolaire", "ma-semaine-de-vacances", "a-la-mediatheque", "parcours-numerique", "famille"),
)
"""Those whose séances the README counts, in its order."""
TAKES_LONG = ("python3 kit.py test", "python3 kit.py bench ecran", "python3 kit.py bench robot")
SHORT = {"python3 kit.py bench engine": " --court"}
"""What makes a command of the README short; it goes the same way."""
FIGURES = 55
"""How many figures that bench has, long or short."""


def without_display(tmp_path: Path) -> dict[str, str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return environment | {"SDL_AUDIODRIVER": "dummy", "TMPDIR": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}


def test_the_readme_has_the_two_commands() -> None:
    assert COMMANDS[:2] == ["python3 kit.py", "python3 kit.py test"]
    assert "python3 kit.py test --tout\n" in (ROOT / ".ci" / "run").read_text(), "the second one is in this very run"


@pytest.mark.program
@pytest.mark.parametrize("command", [command for command in ENDS_GREEN if command not in TAKES_LONG])
def test_a_command_ends_well(command: str, tmp_path: Path) -> None:
    in_a_copy = tmp_path / "kit"
    in_a_copy.mkdir()
    (in_a_copy / "lecons").symlink_to(ROOT / "lecons")
    done = subprocess.run(
        argv(command + SHORT.get(command, "")),
        cwd=in_a_copy,
        env=without_display(tmp_path),
        capture_output=True,
        text=True,
        timeout=HANG_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout
    if "bench engine" in command:
        assert len(re.findall(r", visé : au (?:moins|plus) ", done.stdout)) == FIGURES
    if command == "python3 kit.py":
        assert "aucun écran n'est branché à cet ordinateur : voici la démonstration à la place" in done.stderr
        assert (in_a_copy / "demo.gif").exists()


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="the emulator's pseudo-terminal is POSIX")
def test_the_robot_commands_work_with_the_emulator(tmp_path: Path) -> None:
    emulate = next(command for command in COMMANDS if "emuler" in command)
    send = next(command for command in COMMANDS if "envoyer" in command)
    command = [*argv(emulate), "--vitesse", "20"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True, encoding="utf-8") as emulator:
        assert emulator.stdout is not None
        try:
            port = emulator.stdout.readline().split(" sur ")[1].split(" ;")[0]
            sent = subprocess.run(
                [*argv(send, port), "--vitesse", "20"], capture_output=True, text=True, timeout=HANG_S, check=True
            )
            assert sent.stdout.splitlines() == [
                "1/3 avancer … fait",
                "2/3 gauche … fait",
                "3/3 avancer … fait",
                "programme terminé",
            ]
            assert [emulator.stdout.readline().split()[0] for _move in range(3)] == ["n", "w", "n"]
        finally:
            emulator.send_signal(signal.SIGINT)


def test_the_screen_with_a_robot_is_told_how_to_name_it() -> None:
    with_robot = next(command for command in COMMANDS if command.startswith("python3 kit.py --robot"))
    options = argv(with_robot, "/dev/ttyUSB0")[4:]
    assert options == ["--robot", "kit", "--port", "/dev/ttyUSB0"]


def test_the_readme_is_read_in_three_minutes() -> None:
    french = README.partition("\n---\n")[0]
    assert len(re.sub(r"\]\([^)]*\)", "]", french).split()) <= 600


def test_this_evening_begins_with_a_file_to_open_and_with_whom_to_ask() -> None:
    evening = README.partition("\n**Ce soir**")[2].partition("\n\n")[0]
    named = re.findall(r"`(Lancer-[^`]+)`", evening)
    assert len(named) == 2
    assert all((ROOT / name).is_file() for name in named)
    assert evening.index("Double clic") < evening.index("Demandez-le à qui")
    assert "python3 kit.py" not in README.partition("\n---\n")[0], "a command is for whoever opens a terminal"
    assert "python3 kit.py archive" in FIRST_WEEK


def test_what_is_told_of_tomorrow_is_so_of_every_class() -> None:
    """The minutes, the days, the children of a group and the metres of tape for the first séance of each level."""
    paths = [load_path(file).path for file in lecons.paths()]
    lessons = [each for path in paths if path.level for each in path.on_shelf]
    minutes = [each.duration_min for each in lessons]
    for text in (README, FIRST_WEEK):
        assert f"de {min(minutes)} à {max(minutes)} minutes selon l'âge" in text
        assert "cinq jours de classe" in text
    assert {each.sheet.passes for each in lessons} == {5}
    assert {each.sheet.grouping.at_a_time for each in lessons} <= {(5, 5), (5, 6)}


def test_the_tape_told_is_what_the_pages_of_tomorrow_add_up_to() -> None:
    """The most of all séances; each page says the metres for a robot, then those for children."""
    lessons = [each for file in lecons.paths() for each in load_path(file).path.on_shelf if on_mats(each)]
    pages = [without_glue(on_mats(each)[0], Order(A4)) for each in lessons]
    steps = [page.data["steps"] for page in pages]
    most = max(
        sum(int(re.findall(r"\d+", str(step))[-1]) for step in each[:2]) for each in steps if isinstance(each, list)
    )
    for text in (README, FIRST_WEEK):
        assert f"ruban ({most} m au plus)" in text


def test_the_readme_counts_the_seances_there_are() -> None:
    (counts,) = re.findall(r"^\|((?: \d+ \|)+)$", README, re.MULTILINE)
    assert [int(each) for each in counts.split("|")[:-1]] == [
        len(load_path(lecons.path_called(name)).path.on_shelf) for name in PATHS
    ]


def test_the_readme_names_the_marks_that_are_not_ours() -> None:
    assert "Bee-Bot et Blue-Bot sont des marques de TTS" in README
    assert "Bee-Bot and Blue-Bot are trademarks of TTS" in README


@pytest.mark.program
def test_the_screens_bench_prints_every_figure(tmp_path: Path) -> None:
    """Without its half minutes of idling, and in no window: the figures are worth nothing, but they are all there."""
    child = "ecran._child('640x400', 0.0, 'whole', 'figures.json')"
    code = f"from tests.bench import ecran; ecran.IDLE_S = ecran.SETTLE_S = ecran.A_MINUTE_S = 0.2; {child}"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env=without_display(tmp_path) | {"SDL_VIDEODRIVER": "dummy"},
        capture_output=True,
        text=True,
        timeout=HANG_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len([line for line in done.stdout.splitlines() if "(budget " in line or "times 5" in line]) == 35
