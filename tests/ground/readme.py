"""The commands of the README and of their guide, and what ``kit.py`` makes of them."""

import re
import shlex
import sys
from pathlib import Path

import kit

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "commandes.md").read_text(encoding="utf-8")
COMMANDS = [
    line.split("  #")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README + GUIDE, re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]


def argv(command: str, port: str = "") -> list[str]:
    """What ``kit.py`` becomes for one of these lines, once it has installed what it needs."""
    python, script, *words = shlex.split(command)
    assert (python, script) == ("python3", "kit.py")
    word, *rest = words if words and not words[0].startswith("-") else ["simulateur", *words]
    return [sys.executable, "-P", "-m", *kit.WORDS[word], *(port if each == "PORT" else each for each in rest)]


def told_in_readme(words: str) -> list[str]:
    """What the one command with these words becomes."""
    (command,) = (command for command in COMMANDS if words in command)
    return argv(command)
