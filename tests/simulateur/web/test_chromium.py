"""The browser that other tests drive: a question that is asked while its page loads itself anew is answered."""

from pathlib import Path

from tests.simulateur.web.chromium import Chromium, needs_chromium
from tests.simulateur.web.tablets import serving

pytestmark = needs_chromium
ONCE = """sessionStorage.before
  ? 'the page that came'
  : (sessionStorage.before = 1, location.reload(), new Promise(() => {}))"""
"""On the first page it loads that page anew and is never answered there; on the page that comes it is."""


def test_a_page_that_loads_itself_anew_answers_as_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title>", "utf-8")
    with serving(tmp_path) as server, Chromium() as browser, browser.page(server.address) as page:
        assert page.run(ONCE) == "the page that came"
