"""The optima of the kit's own challenges, computed when content is made and kept beside it in ``solutions.json``.

Nobody types an optimum. Each is filed with the hash of what it was computed from, and a test fails when one is stale.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from beebot.files.whole_file import whole_file
from beebot.fingerprint import challenge_hash
from beebot.lesson import Lesson
from beebot.notation import program_words
from beebot.solver import Solution, solve
from lecons import CONTENT

FILE = CONTENT / "solutions.json"
Kept = dict[str, dict[str, object]]
"""By ``séance/défi``: the hash, and what the solver found."""


def compute(lessons: Iterable[Lesson]) -> Kept:
    """Solve every challenge of ``lessons``."""
    return {
        f"{lesson.id}/{challenge.id}": {"hash": challenge_hash(challenge), **facts(solve(challenge))}
        for lesson in lessons
        for challenge in lesson.challenges
    }


def facts(solution: Solution) -> dict[str, object]:
    """What is told of a solution, by names that do not change."""
    program = solution.program
    return {
        "status": solution.status.name.lower(),
        "cards": solution.cards,
        "count": solution.count,
        "program": None if program is None else program_words(program),
    }


def read(file: Path = FILE) -> Kept:
    """What is kept."""
    kept: Kept = json.loads(file.read_text(encoding="utf-8"))
    return kept


def write(kept: Kept, file: Path = FILE) -> None:
    """Keep ``kept``, replacing what was there in one step."""
    with whole_file(file) as stream:
        stream.write(json.dumps(kept, ensure_ascii=False, indent=2) + "\n")
