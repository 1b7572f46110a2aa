"""``python3 kit.py bench NAME``: measures a part of the kit and prints ratios; each part is one file here."""

from beebot.console.interrupts import end_at_once

if __name__ == "__main__":
    end_at_once()

import importlib
import sys
from pathlib import Path

from beebot.console.terminal import ended

_WITH_WORDS = ("ecran", "engine")
"""What can be measured in more than one way; each says what words it knows."""


def main(arguments: list[str]) -> int:
    """Run the benchmark named first, with the other words as its own."""
    names = sorted(file.stem for file in Path(__file__).parent.glob("[!_]*.py"))
    if not arguments or arguments[0] not in names:
        print(f"Dites quoi mesurer : {', '.join(names)}.", file=sys.stderr)
        return 2
    name, words = arguments[0], arguments[1:]
    if words and name not in _WITH_WORDS:
        print(f"« bench {name} » ne se dit suivi d'aucun mot : ôtez « {' '.join(words)} »", file=sys.stderr)
        return 2
    return int(importlib.import_module(f"tests.bench.{name}").main(words))


if __name__ == "__main__":
    sys.exit(ended(lambda: main(sys.argv[1:])))
