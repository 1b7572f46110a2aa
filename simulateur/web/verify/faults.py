"""What is wrong with a web space that tablets are to get the kit from: a sentence each, and what to do."""

import gzip
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from beebot.i18n import decimal, ngettext, noted
from beebot.i18n import gettext as _
from simulateur.web.build.site import PAGE, SERVICE, digest
from simulateur.web.download import SHRINKS, kind_of
from simulateur.web.verify.listed import files_listed, version_of
from simulateur.web.verify.spaces import Answer, Space, WebSpace

Shower = Callable[[Sequence[str]], Iterable[str]]
"""Gives the same names, and shows a person how far they are."""
_NAMED = 3
"""How many files are named of those that share a fault."""
_SCRIPT = ("text/javascript", "application/javascript", "application/x-javascript", "text/ecmascript")
_TYPES: Mapping[str, tuple[str, ...]] = {
    "js": _SCRIPT,
    "mjs": _SCRIPT,
    "css": ("text/css",),
    "html": ("text/html",),
    "svg": ("image/svg+xml",),
}
"""The files for which browsers take no other type (HTML: module scripts, service workers, style sheets, images).

It matters at a first visit and where nothing is kept. Later the service worker, which knows all types, answers.
"""
_UNKNOWN: Mapping[str, str] = {
    "mjs": "text/javascript",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
}
"""Kinds of files that a server may not know, with the type to give it. IIS hands out no file of a kind that it does not
know (https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2003/cc757093(v=ws.10)).
"""
_LOSS = 1_000_000
"""So many bytes more than need be are worth a word."""
_KIT = re.compile(r"kit-[0-9a-f]+\.json")
"""The file that says what is played."""
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "script-src": ("'self'", "'wasm-unsafe-eval'"),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:", "blob:"),
    "connect-src": ("'self'",),
    "worker-src": ("'self'",),
}
"""What the page loads, in the words of a content security policy."""
_SAME = {"'wasm-unsafe-eval'": ("'unsafe-eval'",), "'self'": ("*",), "data:": (), "blob:": ()}
"""By a word of a policy: other words that allow as much, or more."""


class Findings(NamedTuple):
    """What a check found: sentences about ``faults``, and others that are ``good_to_know``.

    ``compared`` is how many files were compared, ``sent`` how many bytes a tablet downloads for them. ``version`` is
    what the adults' page « Données » shows; "" where it cannot be read.
    """

    faults: tuple[str, ...]
    good_to_know: tuple[str, ...] = ()
    compared: int = 0
    sent: int = 0
    version: str = ""


def check(space: Space, shown: Shower) -> Findings:
    """Check ``space`` file by file; ``shown`` shows how far the check is.

    Raises:
        KitError: it cannot be asked.
    """
    page = space.get("")
    if not page.is_there:
        return Findings((_no_page(space, page),))
    service = space.get(SERVICE)
    names = files_listed(service.body)
    if names is None:
        return Findings((_no_service(space, service),))
    answers = {PAGE: page}
    missing, changed, wrong, sent, loss = [], [], {}, service.sent, 0
    version: str | None = ""
    for name in shown(tuple(names)):
        answer = answers.get(name) or space.get(name)
        kind = kind_of(name)
        sent += answer.sent
        loss += _lost(answer) if kind in SHRINKS else 0
        if not answer.is_there:
            missing.append(name)
        elif digest(answer.body) != names[name]:
            changed.append(name)
        elif kind in _TYPES and answer.headers and answer.kind not in _TYPES[kind]:
            wrong[kind] = answer.kind
        elif _KIT.fullmatch(name):
            version = version_of(answer.body)
            changed += [name] if version is None else []
    if service.headers and service.kind not in _SCRIPT:
        wrong["js"] = service.kind
    unknown = [kind for kind in _UNKNOWN if _lacks_all({name for name in names if kind_of(name) == kind}, missing)]
    lost = [name for name in missing if kind_of(name) not in unknown]
    faults = [*_about_unknown(unknown), *_about_files(lost, changed), *_about_types(wrong)]
    if isinstance(space, WebSpace):
        faults = [*_about_address(space), *faults, *_about_headers(page, service)]
    good_to_know = (*_good_to_know(page, service), *_about_size(sent, loss))
    return Findings(tuple(faults), good_to_know, len(names), sent, version or "")


def _lacks_all(names: set[str], missing: Sequence[str]) -> bool:
    return bool(names) and names.issubset(missing)


def _lost(answer: Answer) -> int:
    if not answer.headers or "content-encoding" in answer.headers:
        return 0
    return max(answer.sent - len(gzip.compress(answer.body)), 0)


def _about_unknown(kinds: Iterable[str]) -> Iterator[str]:
    for kind in kinds:
        sentence = _(
            "le site ne donne aucun fichier .{kind} ; s'ils y sont, son serveur ne connaît pas ce type (c'est le cas "
            "d'IIS) : ajoutez-y .{kind}, {wanted}"
        )
        yield sentence.format(kind=kind, wanted=_UNKNOWN[kind])


def _about_size(sent: int, loss: int) -> Iterator[str]:
    if loss >= _LOSS:
        sentence = _(
            "le serveur ne comprime pas tout : {sent} Mo par tablette au lieu de {least} ; activez gzip pour "
            ".wasm, .mjs, .js, .json, .svg et .html"
        )
        yield sentence.format(sent=decimal(f"{sent / 1e6:.1f}"), least=decimal(f"{(sent - loss) / 1e6:.1f}"))


def _no_page(space: Space, page: Answer) -> str:
    if page.moved:
        sentence = _("{address} renvoie à {other} ; donnez cette adresse-là, à vérifier comme aux tablettes")
        return sentence.format(address=space.name, other=page.moved)
    sentence = _("{address} n'a pas de page ({status}) ; copiez-y tout le dossier de « tablette construire »")
    return sentence.format(address=space.name, status=page.status)


def _no_service(space: Space, service: Answer) -> str:
    if service.moved:
        sentence = _("{address}sw.js renvoie à {other}, et aucun navigateur ne l'accepte ; servez-le à sa place")
        return sentence.format(address=space.name, other=service.moved)
    sentence = _("{address} n'a pas le sw.js du kit ({status}) ; copiez-y tout le dossier de « tablette construire »")
    return sentence.format(address=space.name, status=service.status)


def _about_files(missing: Sequence[str], changed: Sequence[str]) -> Iterator[str]:
    if missing:
        sentence = ngettext(
            "il manque {count} fichier : {names} ; copiez à nouveau tout le dossier",
            "il manque {count} fichiers : {names} ; copiez à nouveau tout le dossier",
            len(missing),
        )
        yield sentence.format(count=len(missing), names=_some(missing))
    if changed:
        sentence = ngettext(
            "{count} fichier n'est pas celui du dossier : {names} ; copiez-le à nouveau, et que le serveur n'y change "
            "rien (ni minification, ni antivirus)",
            "{count} fichiers ne sont pas ceux du dossier : {names} ; copiez-les à nouveau, et que le serveur n'y "
            "change rien (ni minification, ni antivirus)",
            len(changed),
        )
        yield sentence.format(count=len(changed), names=_some(changed))


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")


def _about_types(wrong: Mapping[str, str]) -> Iterator[str]:
    for kind, got in sorted(wrong.items()):
        sentence = _("les fichiers .{kind} sont servis comme « {got} » ; le serveur doit dire {wanted}")
        yield sentence.format(kind=kind, got=got or _("rien"), wanted=_TYPES[kind][0])


def _about_address(space: WebSpace) -> Iterator[str]:
    if not space.keeps:
        sentence = _(
            "{address} n'est pas en https : on y joue, mais aucune tablette ne garde la page ; mettez le site en https"
        )
        yield sentence.format(address=space.name)


def _about_headers(page: Answer, service: Answer) -> Iterator[str]:
    lacking = lacking_in(page.headers.get("content-security-policy", ""))
    if lacking:
        sentence = _(
            "l'en-tête Content-Security-Policy du serveur interdit ce qu'il faut à la page ({lacking}) ; retirez-le, "
            "la page porte le sien"
        )
        yield sentence.format(lacking=", ".join(lacking))
    for header, wrong, sentence in _WRONG:
        if re.search(wrong, page.headers.get(header, "") + " " + service.headers.get(header, ""), re.IGNORECASE):
            yield _(sentence)


_WRONG = (
    (
        "content-disposition",
        "attachment",
        noted("l'en-tête Content-Disposition fait télécharger la page au lieu de l'ouvrir ; retirez-le"),
    ),
    (
        "clear-site-data",
        r'"(\*|storage|cache)"',
        noted("l'en-tête Clear-Site-Data efface ce que les tablettes gardent, à chaque visite ; retirez-le"),
    ),
)
"""Headers that undo what the kit does, what is wrong in them, and what to say."""


def lacking_in(policy: str) -> list[str]:
    """What the page needs and ``policy``, a content security policy, does not allow; empty for no policy."""
    rules: dict[str, set[str]] = {}
    for name, *allowed_words in filter(None, map(str.split, policy.split(";"))):
        rules.setdefault(name.lower(), {word.lower() for word in allowed_words})
    fallback = rules.get("default-src")
    lacking = []
    for rule, words in _NEEDED.items():
        allowed = rules.get(rule, fallback)
        if rule == "worker-src":
            allowed = rules.get(rule, rules.get("child-src", rules.get("script-src", fallback)))
        if allowed is not None:
            short = [word for word in words if allowed.isdisjoint((word, *_SAME[word]))]
            lacking += [f"{rule} {word}" for word in short]
    return lacking


def _good_to_know(page: Answer, service: Answer) -> Iterator[str]:
    if any(_is_kept_long(each.headers.get("cache-control", "")) for each in (page, service)):
        yield _(
            "index.html ou sw.js restent en réserve chez le serveur ou les tablettes : une version nouvelle vient plus "
            "tard ; « Cache-Control: no-cache » pour ces deux-là l'évite"
        )
    if "set-cookie" in page.headers:
        yield _("le site pose un cookie, dont le kit n'a pas besoin ; dites-le à qui répond des données de l'école")


def _is_kept_long(control: str) -> bool:
    return "no-cache" not in control and re.search("max-age=0*[1-9]", control) is not None
