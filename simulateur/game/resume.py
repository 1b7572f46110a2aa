"""Where the children are, as a bookmark; and back there at the next start."""

from collections.abc import Iterable

from beebot.i18n import gettext as _
from simulateur.game.flowers import DoneKey
from simulateur.game.freeplay import FREE_PLAY
from simulateur.game.play.attempt import Attempt
from simulateur.game.records import Bookmark
from simulateur.game.replay import made_again
from simulateur.game.session import Page, Session


def bookmark_of(session: Session) -> Bookmark:
    """Where the children are now, with the answer under way."""
    place = Bookmark(session.path.id, session.animal)
    if session.page is Page.CHALLENGE:
        name, digest = session.key
        return Bookmark(place.path, place.animal, session.lesson.id, name, digest, session.diary.touches)
    return Bookmark(place.path, place.animal, session.lesson.id) if session.page is Page.LESSON else place


def resume(session: Session, done: Iterable[DoneKey], bookmark: Bookmark | None) -> None:
    """Go on where the last sitting ended; what is no longer there, or was changed since, is left out."""
    session.flowers.done.update(done)
    if bookmark is None or bookmark.path != session.path.id:
        return
    if bookmark.animal in session.settings.tokens:
        session.token = session.settings.tokens.index(bookmark.animal)
    if bookmark.lesson == FREE_PLAY:
        session.play_freely()
    elif not session.open_lesson(bookmark.lesson):
        return
    key, keys = (bookmark.challenge, bookmark.hash), session.flowers.keys(session.lesson)
    if key not in keys:
        return
    if session.page is Page.LESSON:
        session.open_challenge(session.lesson_place, keys.index(key))
    if session.attempt is not None:
        _lay(session, session.attempt, bookmark)


def _lay(session: Session, attempt: Attempt, bookmark: Bookmark) -> None:
    """Make the answer again; touches that fit none, from a file that somebody changed, must not bar every start."""
    try:
        draft = made_again(attempt.draft, bookmark.touches)
    except (LookupError, ValueError, OverflowError):
        sentence = _("le programme gardé du défi « {name} » ne se relit plus ; recommencez ce défi")
        session.add_notice(sentence.format(name=bookmark.challenge))
        return
    session.diary.touches, attempt.draft = bookmark.touches, draft
    attempt.stand()
