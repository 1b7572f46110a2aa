"""A display that draws nowhere, given back after each module, and the options that renew golden pictures and text."""

from collections.abc import Iterator

import pygame
import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-pictures", action="store_true", help="rewrite tests/simulateur/expected_images from what is drawn now"
    )
    parser.addoption(
        "--update-signs", action="store_true", help="rewrite tests/simulateur/pages/transcripts from what is shown now"
    )


@pytest.fixture
def updates_signs(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("update_signs", default=False))


@pytest.fixture
def updates_pictures(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("update_pictures", default=False))


@pytest.fixture(scope="module")
def display() -> Iterator[None]:
    """SDL's dummy drivers; the environment is restored, so that other folders may open real windows."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SDL_VIDEODRIVER", "dummy")
        environment.setenv("SDL_AUDIODRIVER", "dummy")
        pygame.display.init()
        yield
        pygame.quit()
