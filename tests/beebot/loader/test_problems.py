"""What is told of content crosses from one process to another."""

import pickle
from pathlib import Path

from beebot.loader.problems import ContentError, Problem


def test_what_was_found_is_said_alike_in_another_process() -> None:
    error = ContentError([Problem(Path("a.yaml"), 3, 1, "clé inconnue"), Problem(Path("b.yaml"), 1, 2, "vide")])
    sent = pickle.loads(pickle.dumps(error))
    assert (sent.problems, str(sent)) == (error.problems, str(error))
    assert str(sent).splitlines() == ["a.yaml:3:1 : clé inconnue", "b.yaml:1:2 : vide"]
