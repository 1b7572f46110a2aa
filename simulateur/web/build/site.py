"""The folder that a web space serves: every file under a name with its digest, and the pages that name them.

A file whose content changes has another name, so that no tablet ever mixes two versions, or fetches the same file
twice. Only ``index.html``, ``sw.js`` and ``LICENCES.txt`` keep theirs.
"""

import hashlib
import html
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from beebot.i18n import FRENCH, languages, noted, speaking
from beebot.i18n import gettext as _
from lecons.pictures.letters import kept_together
from lecons.pictures.themes import CALM
from simulateur.machine.sound.wav import is_wav
from simulateur.web.build.runtime import LOADED

WWW = Path(__file__).parents[1] / "www"
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'none'"
)
"""What a page of the kit may load: its own files, and no text that is run."""
ICONS = ("small", "apple", "large")
PAGE, SERVICE, LICENCES = "index.html", "sw.js", "LICENCES.txt"
DIGEST = 16
"""How many letters of a SHA-256 are in the name of a file."""
LETTERS = 6
"""How many letters of a digest are the version that people compare."""
TITLE = noted("Abeille")
TROUBLES = {
    "old": noted(
        "Cette tablette est trop vieille pour jouer seule (il lui faut iOS 16.4, ou Chrome ou Firefox de 2023) ; un "
        "adulte peut ouvrir le kit sur l'ordinateur de la classe (python3 kit.py tablette ouvrir), et elle y jouera"
    ),
    "file": noted(
        "Cette page est ouverte comme un fichier : un navigateur ne la laisse jouer que par une adresse qui commence "
        "par https ; voyez docs/tablettes.md"
    ),
    "missing": noted(
        "Il manque un morceau du kit, ou il est abîmé : touchez pour réessayer ; si la page le redit, un adulte copie "
        "à nouveau tout le dossier sur le serveur, puis « tablette verifier » dit ce qui ne va pas"
    ),
    "cut": noted(
        "Le Wi-Fi s'est coupé, ou le site ne répond plus : touchez pour reprendre ; si la page le redit, un adulte "
        "regarde le Wi-Fi de la tablette, puis touche encore"
    ),
    "elsewhere": noted("L'abeille joue dans un autre onglet de cette tablette ; touchez pour qu'elle revienne ici"),
    "broken": noted("Le kit s'est arrêté ; touchez pour qu'il reparte : ce que les enfants ont fait est gardé"),
}
"""The sentences of a page on which nothing plays, by the names that ``start.js`` gives them."""
_AGAIN = ("missing", "cut", "elsewhere", "broken")
"""Those after which a touch begins again. A page on the home screen has no key of the browser's for it."""
_NO_SCRIPTS = noted("Ce navigateur n'exécute pas de JavaScript : le kit en a besoin ; demandez à un adulte")


@dataclass(frozen=True, slots=True)
class Drawings:
    """What is seen before Python has started: ``gardens`` by name and ``sorry`` are SVG texts, ``font`` is TTF.

    Other pictures lie in ``WWW``: the comb that fills, of which ``style.css`` shows and hides the classes, the hand
    that touches the bee to begin again, the waves of a network that is cut, the bee that the computer of the class has
    lent, and the icons, which a test paints from ``icon.svg``.
    """

    gardens: Mapping[str, str]
    sorry: str
    font: bytes


@dataclass(frozen=True, slots=True)
class Parts:
    """What goes into a folder: ``runtime`` is Pyodide's files by name, ``lock`` its list of packages.

    ``library``, ``code`` and ``content`` are Python's library, the kit and the learning paths. ``voices`` and
    ``sounds`` have the names that the page asks for, the former as MP3, the latter as WAV.
    """

    runtime: Mapping[str, bytes]
    lock: str
    library: bytes
    code: bytes
    content: bytes
    drawings: Drawings
    voices: Mapping[str, bytes] = field(default_factory=dict)
    sounds: Mapping[str, bytes] = field(default_factory=dict)


def laid_out(parts: Parts) -> dict[str, bytes]:
    """Every file of the folder by its name, which has a digest; those that a tablet needs first come first."""
    files: dict[str, bytes] = {}
    runtime = f"python-{digest(b''.join(parts.runtime[name] for name in LOADED))}"
    files.update({f"{runtime}/{name}": parts.runtime[name] for name in LOADED})
    kit = {
        "runtime": runtime,
        "lock": parts.lock,
        "memory": f"memory-{digest(runtime.encode() + parts.library + parts.code + parts.content)}",
        "library": _named(files, "library.zip", parts.library),
        "code": _named(files, "kit.bin", parts.code),
        "content": _named(files, "content.bin", parts.content),
        "sounds": {
            name: _named(files, f"sounds/{name}.{'wav' if is_wav(data) else 'mp3'}", data)
            for name, data in parts.sounds.items()
        },
    }
    page = _page_words(files, parts.drawings)
    spoken: dict[str, bytes] = {}
    kit["voices"] = {name: _named(spoken, f"voices/{name}.mp3", data) for name, data in parts.voices.items()}
    kit["version"] = _version((*files, *spoken))
    page["kit"] = _named(files, "kit.json", json.dumps(kit, ensure_ascii=False).encode())
    files[PAGE] = _filled(_text(PAGE), page).encode()
    first = len(files)
    files |= spoken
    files[SERVICE] = _service(files, first)
    files[LICENCES] = _text(LICENCES).encode()
    return files


def digest(data: bytes) -> str:
    """The beginning of the SHA-256 of ``data``, which is in a file's name, and which the service worker checks."""
    return hashlib.sha256(data).hexdigest()[:DIGEST]


def _version(names: Iterable[str]) -> str:
    """Six letters that another folder has not: of the names, which have the digests, and of the pages without one."""
    return digest("\n".join((*sorted(names), _text(PAGE), _text(SERVICE))).encode())[:LETTERS]


def _named(files: dict[str, bytes], name: str, data: bytes) -> str:
    stem, _dot, kind = name.rpartition(".")
    full = f"{stem}-{digest(data)}.{kind}"
    files[full] = data
    return full


def _page_words(files: dict[str, bytes], drawings: Drawings) -> dict[str, str]:
    words = {"title": _(TITLE), "policy": POLICY, "paper": CALM.paper, "comb": _text("comb.svg")}
    sorry = _named(files, "bee-sorry.svg", drawings.sorry.encode())
    again, lent = (_named(files, name, _text(name).encode()) for name in ("bee-again.svg", "bee-lent.svg"))
    shown = dict.fromkeys(_AGAIN, again) | {"old": lent}
    pictures = {name: f'<img src="{shown.get(name, sorry)}" alt="">' for name in TROUBLES}
    pictures["missing"] = _text("bee-again.svg")  # its file may be what is missing, or come without its type
    pictures["cut"] = _text("bee-cut.svg")  # nor does a file come over a network that is gone
    troubles = (_told(name, sentence, pictures[name]) for name, sentence in TROUBLES.items())
    words["troubles"] = "\n  ".join(troubles)
    words["noscript"] = html.escape(_(_NO_SCRIPTS))
    for name, drawing in drawings.gardens.items():
        words[f"garden-{name}"] = _named(files, f"garden-{name}.svg", drawing.encode())
    icons = {name: _named(files, f"icon-{name}.png", (WWW / f"icon-{name}.png").read_bytes()) for name in ICONS}
    words |= {f"icon-{name}": file for name, file in icons.items()}
    words["manifest"] = _named(files, "kit.webmanifest", _manifest(icons))
    font = _named(files, "abeezee.ttf", drawings.font)
    colours = {"font": font, "paper": CALM.paper, "ink": CALM.ink, "soft": CALM.soft_ink}
    words["style"] = _named(files, "style.css", _filled(_text("style.css"), colours).encode())
    for name in ("hands", "ears", "skin", "light", "start", "worker"):
        words[name] = _named(files, f"{name}.js", _text(f"{name}.js").encode())
    return words


def _told(name: str, sentence: str, picture: str) -> str:
    """A trouble with its picture, in every language of the kit: which one is read here is not known yet."""
    lines = [picture]
    for code in languages():
        with speaking(code):
            lines.append(f'<p lang="{code}">{html.escape(kept_together(_(sentence)))}</p>')
    mark = ' data-again="yes"' if name in _AGAIN else ""
    return f'<div id="trouble-{name}"{mark} hidden>{"".join(lines)}</div>'


def _manifest(icons: Mapping[str, str]) -> bytes:
    sizes = {"small": "192x192", "large": "512x512"}
    listed = [
        {"src": icons[name], "sizes": size, "type": "image/png", "purpose": "any"} for name, size in sizes.items()
    ]
    listed.append({**listed[-1], "purpose": "maskable"})
    told = {
        "name": _(TITLE),
        "short_name": _(TITLE),
        "lang": FRENCH,
        "start_url": "./",
        "scope": "./",
        "display": "fullscreen",
        "display_override": ["fullscreen", "standalone"],
        "orientation": "any",
        "background_color": CALM.paper,
        "theme_color": CALM.paper,
        "icons": listed,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _service(files: Mapping[str, bytes], first: int) -> bytes:
    digests = {name: digest(data) for name, data in files.items()}
    page = f"index-{digests[PAGE]}.html"
    words = {"files": json.dumps(digests, indent=0), "first": str(first), "page": page, "policy": POLICY}
    return _filled(_text(SERVICE), words).encode()


def _text(name: str) -> str:
    return (WWW / name).read_text("utf-8")


def _filled(text: str, words: Mapping[str, str]) -> str:
    """The text with a value for each of its names in double braces.

    Raises:
        KeyError: it names something that is not there.
    """
    head, *others = text.split("{{")
    parts = [head]
    for other in others:
        name, _end, rest = other.partition("}}")
        parts += (words[name], rest)
    return "".join(parts)
