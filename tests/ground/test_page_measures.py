"""docs/pages.md has what is measured on the pages today."""

from tests.ground import page_measures


def test_the_table_is_of_today() -> None:
    text = page_measures.DOCUMENT.read_text(encoding="utf-8")
    assert page_measures.BEGIN in text
    assert page_measures.with_table(text) == text, "python -m tests.ground.page_measures writes it anew"
