"""Speaks and hears on order: a line of JSON comes in, a line of JSON goes out. Run by the makers' own Python."""

import base64
import contextlib
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[3]))  # where the kit is, of which no other part is needed here


def main(weights: Path, threads: int) -> None:
    """Do the orders on standard input until there are no more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # no library's own words among the answers
    from tools.voice.inside.ear import Ear  # noqa: PLC0415 (after nothing can be printed)
    from tools.voice.inside.speaker import Speaker  # noqa: PLC0415

    speaker, ear = Speaker(weights, threads), Ear(weights, threads)
    _answer(answers, {"ready": True})
    for line in sys.stdin.buffer:
        order = json.loads(line)
        if order.pop("do") == "speak":
            _answer(answers, {"samples": base64.b64encode(speaker.samples(**order)).decode()})
        else:
            _answer(answers, asdict(ear.judged(base64.b64decode(order.pop("file")), **order)))


def _answer(answers: Any, found: dict[str, Any]) -> None:
    answers.write(json.dumps(found) + "\n")
    answers.flush()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main(Path(sys.argv[1]), int(sys.argv[2]))
