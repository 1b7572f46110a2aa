"""The guides in French as pages of the site: Markdown made HTML, with links that lead where the site has something."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.token import Token

DOCS = Path(__file__).resolve().parents[2] / "docs"
FOLDER = "docs"
_IN_ENGLISH = ("adding.md", "architecture.md", "ecrire-un-pilote.md", "glossaire.md", "lecons-json.md", "pages.md")
"""Those for developers, who have the sources."""
_FRONT = "README.md"
"""The list of guides, which is the first page of the folder."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A page of the site: its path there, title and HTML, and the ``pictures`` it shows, as files of ``DOCS``."""

    place: str
    title: str
    body: str
    pictures: tuple[Path, ...]


def guides() -> tuple[Guide, ...]:
    """Every guide for people who use the kit."""
    files = [file for file in sorted(DOCS.glob("*.md")) if file.name not in _IN_ENGLISH]
    places = {file.name: "index.html" if file.name == _FRONT else f"{file.stem}.html" for file in files}
    return tuple(_guide(file, places) for file in files)


def _guide(file: Path, places: Mapping[str, str]) -> Guide:
    reader = MarkdownIt("commonmark").enable("table")
    tokens = reader.parse(file.read_text("utf-8"))
    pictures: list[Path] = []
    for token in tokens:
        _lead(token.children or [], places, pictures)
    for token, following in pairwise(tokens):
        if token.type == "heading_open":
            token.attrSet("id", anchor(_words(following)))
    title = next(_words(after) for token, after in pairwise(tokens) if token.type == "heading_open")
    body = reader.renderer.render(tokens, reader.options, {})
    body = re.sub(r"<(pre|table)>", r'<\1 tabindex="0">', body)  # wider than a telephone: arrow keys move it
    body = body.replace("<th></th>", "<td></td>")  # no heading is better than an empty one
    return Guide(f"{FOLDER}/{places[file.name]}", title, body, tuple(pictures))


def _lead(inside: list[Token], places: Mapping[str, str], pictures: list[Path]) -> None:
    """Make the links of a line lead to pages of the site; one to what it lacks becomes words."""
    lost = False
    for token in inside:
        if token.type == "image":
            pictures.append(DOCS / str(token.attrs["src"]))
        if token.type == "link_open":
            found = _on_site(str(token.attrs["href"]), places)
            lost = found is None
            token.attrSet("href", found or "")
        if lost and token.type in ("link_open", "link_close"):
            token.tag = "span"
            token.attrs = {}
        lost = lost and token.type != "link_close"


def _on_site(href: str, places: Mapping[str, str]) -> str | None:
    """Where a link of a guide leads on the site; None where it has no such thing."""
    if href.startswith(("https://", "http://", "#")):
        return href
    name, hash_sign, part = href.partition("#")
    if PurePosixPath(name) == PurePosixPath("../README.md"):
        return "../index.html"
    return places[name] + hash_sign + part if name in places else None


def _words(heading: Token) -> str:
    return "".join(each.content for each in heading.children or [] if each.type in ("text", "code_inline"))


def anchor(heading: str) -> str:
    """The anchor of a ``heading``, as code hosts make it: ``Où est-ce ?`` is ``où-est-ce-``."""
    kept = "".join(each for each in heading.lower() if each.isalnum() or each in " -_" or unicodedata.combining(each))
    return re.sub(" ", "-", kept)
