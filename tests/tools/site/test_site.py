"""The site, made whole: every link leads somewhere, nothing comes from elsewhere, no page moves who asked for rest."""

import hashlib
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image, ImageSequence

from beebot.errors import KitError
from tools.site.__main__ import build_site
from tools.site.film import SIZE
from tools.site.guides import anchor
from tools.site.printed import PATHS

pytestmark = pytest.mark.program

FIRST_PICTURE = 100_000
"""The most bytes that a phone fetches for the front, but the moving film and what is further down."""


class _Page(HTMLParser):
    """What a page links to, what it loads, and the names of its parts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.later: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.without_words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if "id" in said:
            self.ids.append(said["id"])
        if tag == "a":
            self.links.append(said["href"])
        elif tag in ("img", "source", "link", "script", "iframe"):
            self.loads += [said[name] for name in ("src", "srcset", "href") if name in said]
            if said.get("loading") == "lazy":
                self.later.append(said["src"])
        if tag == "img" and "alt" not in said:
            self.without_words.append(said["src"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, with the game and the release replaced by files of one line: others test those."""
    tablets, given = (tmp_path_factory.mktemp(name) for name in ("tablettes", "fichiers"))
    (tablets / "index.html").write_text("<!doctype html><title>Abeille</title>", "utf-8")
    for name in ("abeille-1.0.zip", "abeille-1.0-windows.zip", "beebot_kit-1.0-py3-none-any.whl", "notes.txt"):
        (given / name).write_bytes(name.encode())
    made = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        build_site(made, tablets, given)
    return made


def _pages(site: Path) -> Iterator[tuple[Path, _Page]]:
    for file in sorted(site.rglob("*.html")):
        if "essayer" not in file.relative_to(site).parts:
            yield file, _Page(file.read_text("utf-8"))


def test_every_link_leads_to_a_page_and_to_a_part_of_it(site: Path) -> None:
    pages = dict(_pages(site))
    lost = []
    for file, page in pages.items():
        for link in page.links:
            if link.startswith("https://"):
                continue
            name, _hash, part = link.partition("#")
            target = (file.parent / unquote(name)).resolve() if name else file
            if not target.is_file() or (part and unquote(part) not in pages[target].ids):
                lost.append((file.name, link))
    assert lost == []
    assert {"index.html", "annee.html", "portes.html", "en.html"} <= {file.name for file in pages}


def test_nothing_comes_from_elsewhere_and_nothing_is_run(site: Path) -> None:
    for file, page in _pages(site):
        assert not [load for load in page.loads if "//" in load], file
        assert not [load for load in page.loads if not (file.parent / load).is_file()], file
        assert not {"script", "iframe", "style", "form"} & set(page.tags), file
        assert page.without_words == [], file
        text = file.read_text("utf-8")
        assert "default-src 'none'" in text
        assert " style=" not in text
    assert "//" not in re.sub(r"/\*.*?\*/", "", (site / "site.css").read_text("utf-8"), flags=re.DOTALL)


def test_each_page_has_one_title_and_no_part_twice(site: Path) -> None:
    for file, page in _pages(site):
        assert page.tags.count("h1") == 1, file
        assert len(page.ids) == len(set(page.ids)), file


def test_every_seance_has_its_page_its_sheet_and_all_that_it_prints(site: Path) -> None:
    year = (site / "annee.html").read_text("utf-8")
    assert len(set(re.findall(r"pdf/[^\"]+\.pdf", year))) == 3 * 89
    assert year.count("<section") == 11
    assert len(set(re.findall(r"seances/[^\"]+\.html", year))) == 89
    page = unescape((site / "seances" / "la-visite-des-fleurs.html").read_text("utf-8"))
    assert "À quelle carte l'abeille s'est-elle arrêtée" in page
    assert all(file.read_bytes()[:5] == b"%PDF-" for file in (site / "pdf").iterdir())


def test_the_front_has_a_card_for_each_level_and_place(site: Path) -> None:
    front = (site / "index.html").read_text("utf-8")
    cards = front.partition('id="annee"')[2].partition("</ul>")[0]
    listed = re.findall(r'href="annee.html#([\w-]+)"><strong>', cards)
    assert listed == [*PATHS]
    assert {"petite-section", "cp", "ce1"} <= {*listed}


def test_what_is_given_has_its_sum_and_says_whom_it_is_for(site: Path) -> None:
    sums = dict(line.split("  ")[::-1] for line in (site / "SHA256SUMS").read_text("utf-8").splitlines())
    names = ("abeille-1.0-windows.zip", "abeille-1.0.zip", "beebot_kit-1.0-py3-none-any.whl")
    assert list(sums) == [f"telecharger/{name}" for name in names]
    assert all(hashlib.sha256((site / name).read_bytes()).hexdigest() == said for name, said in sums.items())
    front = (site / "index.html").read_text("utf-8")
    assert "un autre ordinateur, un Mac" in front
    assert "notes.txt" not in front


def test_the_film_lasts_six_seconds_moves_and_rests_for_whoever_asks(site: Path) -> None:
    with Image.open(site / "film.webp") as film:
        assert film.size == SIZE
        lasts, seen = 0, []
        for frame in ImageSequence.Iterator(film):
            seen.append(frame.convert("RGB").resize((16, 10)).tobytes())
            lasts += frame.info["duration"]
    assert 5_900 <= lasts <= 6_100
    assert len(set(seen)) > 20
    assert '<source media="(prefers-reduced-motion: reduce)" srcset="film-repos.webp">' in (
        site / "index.html"
    ).read_text("utf-8")


def test_the_front_is_light_for_a_telephone(site: Path) -> None:
    page = _Page((site / "index.html").read_text("utf-8"))
    first = set(page.loads) - set(page.later) - {"film.webp"} | {"film-repos.webp", "index.html", "abeezee.woff"}
    assert len([load for load in page.later if load.startswith("img/page-")]) == 4
    assert sum((site / load).stat().st_size for load in first) <= FIRST_PICTURE


def test_nothing_is_written_over_and_a_folder_without_the_game_is_refused(site: Path, tmp_path: Path) -> None:
    before = (site / "index.html").read_bytes()
    with pytest.raises(KitError, match="n'est pas vide"):
        build_site(site, tmp_path, tmp_path)
    assert (site / "index.html").read_bytes() == before
    with pytest.raises(KitError, match="tablette construire"):
        build_site(tmp_path / "neuf", tmp_path, tmp_path)
    assert not (tmp_path / "neuf").exists()


def test_a_heading_is_called_as_code_hosts_call_it() -> None:
    assert anchor("Où sont les données") == "où-sont-les-données"
    assert anchor("Deux minutes, au périscolaire") == "deux-minutes-au-périscolaire"
    assert anchor("`repeter` : l'oracle") == "repeter--loracle"
