"""What a person types to start a program of the kit.

``kit.py`` installs no programs, so that ``beebot-lecons`` exists only where the kit was installed as a package.
"""

import os

STARTED_BY = "BEEBOT_STARTED_BY"
"""The environment variable in which ``kit.py`` says how it was started, such as ``python3 kit.py``."""
_WORDS = {"beebot": "", "beebot-lecons": " lecons", "beebot-robot": " robot", "beebot-tablette": " tablette"}


def typed(program: str) -> str:
    """The command that a person types to start ``program``, one of the package's programs.

    Raises:
        KeyError: the package has no such program.
    """
    word = _WORDS[program]
    started_by = os.environ.get(STARTED_BY)
    return started_by + word if started_by else program


def from_its_folder() -> bool:
    """Whether ``kit.py`` has started this program: the kit then runs from its folder, not installed."""
    return bool(os.environ.get(STARTED_BY))
