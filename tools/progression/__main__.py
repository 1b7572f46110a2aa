"""``python3 -m tools.progression``: draw the page of the documents that shows the year, and its plots."""

from pathlib import Path

from tools.progression.page import PAGE, pages

DOCS = Path(__file__).parents[2] / "docs"


def main(folder: Path = DOCS) -> None:
    """Write the page that shows the year, and its plots, into ``folder``."""
    for name, text in pages().items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    print(f"la progression est dans {folder / PAGE}")


if __name__ == "__main__":
    main()
