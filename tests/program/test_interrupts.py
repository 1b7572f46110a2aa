"""Ctrl-C and SIGTERM while a program is loaded, while it works and when it has done: a status, and no traceback."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.ground.conftest import ROOT, clean_environment
from tests.patience import HANG_S

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")

HOOK = '''\
"""Sends itself a signal when the module that the environment names is first imported, or at the very end."""
import atexit, os, signal, sys
wanted = os.environ["INTERRUPT_AT"]
def press():
    os.kill(os.getpid(), int(os.environ["INTERRUPT_WITH"]))
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == wanted:
            sys.meta_path.remove(self)
            press()
if wanted == "the end":
    atexit.register(press)
sys.meta_path.insert(0, Finder())
'''
MOMENTS = {
    "lecons": (
        "argparse",
        "beebot.i18n",
        "lecons.commands",
        "yaml",
        "pydantic",
        "beebot.loader.models.schema",
        "the end",
    ),
    "firmware_bridge": ("argparse", "firmware_bridge.commands", "serial", "the end"),
    "simulateur": ("lecons", "simulateur.game.settings", "simulateur.window.demo", "simulateur.window.gif", "the end"),
}
TOLD = "\ninterrompu avant la fin\n"
WORDS = {"lecons": ["verifier"], "firmware_bridge": ["liste"], "simulateur": ["demo", "--image", "film.gif"]}


def interrupted(
    module: str,
    moment: str,
    folder: Path,
    words: Sequence[str] = (),
    by: signal.Signals = signal.SIGINT,
    **options: Any,
) -> subprocess.CompletedProcess[str]:
    (folder / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    environment = clean_environment() | {"PYTHONPATH": f"{folder}:{ROOT}", "INTERRUPT_AT": moment}
    environment["INTERRUPT_WITH"] = str(int(by))
    command = [sys.executable, "-P", "-m", module, *(words or WORDS[module])]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, **options
    )


@pytest.mark.parametrize(
    ("module", "moment"), [(module, moment) for module, moments in MOMENTS.items() for moment in moments]
)
def test_ctrl_c_ends_a_command_without_a_traceback(module: str, moment: str, tmp_path: Path) -> None:
    done = interrupted(module, moment, tmp_path)
    if done.returncode == -signal.SIGINT:  # nothing had begun, or all was done
        assert done.stdout + done.stderr == "" or moment == "the end"
    else:
        assert (done.returncode, done.stderr in ("", TOLD)) == (130, True)
        assert "interrompu" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "moment", "words"),
    [
        ("lecons", "yaml", WORDS["lecons"]),
        ("firmware_bridge", "serial", WORDS["firmware_bridge"]),
        ("simulateur", "simulateur.window.gif", WORDS["simulateur"]),
        # SDL has begun, and would keep SIGTERM to itself
        ("simulateur", "simulateur.pages.challenge.page", WORDS["simulateur"]),
    ],
)
def test_sigterm_ends_a_command_as_ctrl_c_does(module: str, moment: str, words: list[str], tmp_path: Path) -> None:
    done = interrupted(module, moment, tmp_path, words, signal.SIGTERM)
    assert (done.returncode, done.stderr) == (143, "")


def ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def test_a_command_that_was_started_to_ignore_ctrl_c_goes_on(tmp_path: Path) -> None:
    done = interrupted("lecons", "pydantic", tmp_path, preexec_fn=ignore_interrupts)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks nothing")
@pytest.mark.parametrize("answered", ["", "    on_sigterm(lambda: None)\n"], ids=["a command", "a window"])
def test_a_process_that_was_forked_is_ended_by_sigterm_without_a_word(answered: str) -> None:
    code = (
        "import os, signal, sys, time\n"
        "from beebot.console.interrupts import on_sigterm, raised\n"
        "ready, there = os.pipe()\n"
        f"with raised():\n{answered}"
        "    child = os.fork()\n"
        "    if not child:\n"
        "        os.write(there, b'.')\n"
        "        time.sleep(600)\n"
        "    os.read(ready, 1)\n"
        "    os.kill(child, signal.SIGTERM)\n"
        "    _child, status = os.waitpid(child, 0)\n"
        "print(os.WTERMSIG(status) == signal.SIGTERM)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=HANG_S)
    assert (done.stdout, done.stderr) == ("True\n", "")


@pytest.mark.parametrize(
    ("caught", "ends"),
    [("", (130, TOLD)), ("except KeyboardInterrupt: return 130", (130, ""))],
    ids=["by nobody", "by the action, to tell what it found"],
)
def test_ctrl_c_while_a_class_is_made_of_a_string_ends_with_the_same_status(
    caught: str, ends: tuple[int, str], tmp_path: Path
) -> None:
    code = (
        "import argparse, sys\n"
        "from beebot.console.terminal import obey\n"
        "def act(_options):\n"
        "    try: exec('raise KeyboardInterrupt')  # as dataclasses does where Ctrl-C comes just then\n"
        f"    {caught or 'finally: pass'}\n"
        "sys.exit(obey(argparse.ArgumentParser, act, []))\n"
    )
    (tmp_path / "interrupted.py").write_text(code, encoding="utf-8")
    environment = clean_environment() | {"PYTHONPATH": f"{tmp_path}:{ROOT}"}
    command = [sys.executable, "-P", "-m", "interrupted"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=HANG_S)
    assert (done.returncode, done.stderr) == ends


@pytest.mark.parametrize(
    ("moment", "ends"),
    [
        ("installation.stamp", (-signal.SIGINT, "")),
        (
            "installation.archive",
            (130, "Interrompu avant la fin ; relancez. / Interrupted before the end; run this again.\n"),
        ),
    ],
)
def test_ctrl_c_ends_kit_py_too(moment: str, ends: tuple[int, str], tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    environment = clean_environment() | {"PYTHONPATH": str(tmp_path), "INTERRUPT_AT": moment}
    environment["INTERRUPT_WITH"] = str(int(signal.SIGINT))
    command = [sys.executable, str(ROOT / "kit.py"), "archive"]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=HANG_S)
    assert (done.returncode, done.stderr) == ends
