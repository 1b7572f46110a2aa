"""The option that renews the golden picture of pages."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-pages", action="store_true", help="rewrite tests/lecons/printing/pages.png")


@pytest.fixture
def updates_pages(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("update_pages", default=False))
