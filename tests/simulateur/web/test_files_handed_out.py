"""The files and the sounds that a classroom hands out."""

import asyncio
import time
from pathlib import Path

import pytest

from simulateur.web.sounds import Sounds
from tests.simulateur.web.client import (
    fetched,
    tablet,
    tablets_in,
)
from tests.simulateur.web.rooms import Room, served


def test_files_are_handed_out_and_nothing_else_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("un jardin")
    (tmp_path / "secret.txt").write_text("rien pour vous")
    with served(built=tmp_path / "site") as room:
        assert fetched(room, "/").body == b"un jardin"
        assert room.opening.in_square == room.opening.address, "who plays alone needs no code"
        page = fetched(room, "/classe/")
        assert b"Le code du jour" in page.body
        assert "connect-src 'self' ws://" + room.name in page.policy
        for path in (
            "/../secret.txt",
            "/..%2fsecret.txt",
            "//etc/passwd",
            "/classe/../serve.py",
            "/classe/x.py",
            "/%00",
        ):
            assert fetched(room, path).status == 404, path
        for other in ("exemple.org", f"{room.name}.exemple.org", f"exemple.org@{room.name}"):
            assert fetched(room, "/", other).status == 421, "a name that somebody else made up"
        assert fetched(room, "/son/key.wav").status == 404, "sounds are for who is in"


def test_sounds_come_to_who_is_in() -> None:
    async def play(room: Room) -> str:
        async with tablet(room) as client:
            return str((await client.hello())["place"])

    with served() as room:
        place = asyncio.run(play(room))
        sound = fetched(room, f"/son/key.wav?place={place}")
        assert (sound.status, sound.body[:4], sound.body[8:16]) == (200, b"RIFF", b"WAVEfmt ")
        assert fetched(room, f"/son/rien.wav?place={place}").status == 404
        assert fetched(room, f"/voix/jamais-dite.wav?place={place}").status == 404, "only what was said"


def test_a_sound_that_is_long_in_the_making_comes_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tablet has little time to say who it is; a sound may wait for those of thirty tablets."""
    make = Sounds.sound

    def slowly(sounds: Sounds, name: str) -> bytes | None:
        time.sleep(0.5)
        return make(sounds, name)

    monkeypatch.setattr(Sounds, "sound", slowly)
    with served() as room:
        room.ask(lambda: room.opening.classroom.join((800, 600)))
        (place,) = tablets_in(room)
        assert fetched(room, f"/son/key.wav?place={place.key}").status == 200
