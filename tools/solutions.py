"""``python3 -m tools.solutions``: solve every challenge of the kit, and keep the answers that a test compares.

Nobody types an optimum. Each is filed with the hash of what it was computed from, and a test fails when one is stale.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import lecons
from beebot.fingerprint import challenge_hash
from beebot.kinds import solve
from beebot.lesson import Lesson
from beebot.loader import load_lesson
from lecons.commands.solve import facts

FILE = Path(__file__).parents[1] / "tests" / "lecons" / "solutions.json"
Kept = dict[str, dict[str, object]]
"""By ``séance/défi``: the hash, and what the solver found."""


def compute(lessons: Iterable[Lesson]) -> Kept:
    """Solve every challenge of ``lessons``; returns the answers by challenge."""
    return {
        f"{lesson.id}/{challenge.id}": {"hash": challenge_hash(challenge), **facts(solve(challenge))}
        for lesson in lessons
        for challenge in lesson.challenges
    }


def read() -> Kept:
    """The answers that are kept in the file."""
    kept: Kept = json.loads(FILE.read_text(encoding="utf-8"))
    return kept


if __name__ == "__main__":
    kept = compute(map(load_lesson, lecons.lessons()))
    FILE.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")
