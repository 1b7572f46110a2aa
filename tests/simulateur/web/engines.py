"""The two engines of browsers that are tried here, each with one page at an address."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeAlias

import pytest

from tests.simulateur.web.chromium import Chromium, needs_chromium
from tests.simulateur.web.tablets import Page
from tests.simulateur.web.webkit import needs_webkit, webkit

Engine: TypeAlias = Callable[[str], AbstractContextManager[Page]]


@contextmanager
def in_chromium(address: str) -> Iterator[Page]:
    with Chromium() as browser, browser.page(address) as page:
        yield page


@contextmanager
def in_webkit(address: str) -> Iterator[Page]:
    with webkit() as page:
        page.go(address)
        yield page


in_each_engine = pytest.mark.parametrize(
    "engine",
    [
        pytest.param(in_chromium, marks=needs_chromium, id="chromium"),
        pytest.param(in_webkit, marks=needs_webkit, id="webkit"),
    ],
)


def size_of(page: Page) -> tuple[int, int]:
    """The pixels that a page has."""
    wide, high = page.run("[innerWidth, innerHeight]")
    return wide, high
