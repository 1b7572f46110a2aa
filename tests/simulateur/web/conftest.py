"""What the command of tablets does to its process, done and undone here for tests that call it in this one."""

import pytest


@pytest.fixture(autouse=True)
def _pygame_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command has pygame print nothing, through the environment."""
    monkeypatch.setenv("PYGAME_HIDE_SUPPORT_PROMPT", "1")
