"""Keeps and erases without a pause, as a busy sitting does, until it is killed: ``_keeper.py FOLDER SEED``."""

import random
import sys
from itertools import count
from pathlib import Path

from beebot.files.folder_lock import NAME as LOCK
from lecons.names import ANIMALS
from simulateur.game.controls import Key, Touch
from simulateur.game.records import Bookmark, Tried
from simulateur.game.requests import ShowTries, Stored
from simulateur.game.settings import Settings
from simulateur.machine.keeping.store import Store
from tests.patience import HANG_S

SECRET = "defi-tres-secret"


def main(folder: str, seed: str) -> None:
    dice = random.Random(seed)
    nowhere = Path(folder) / LOCK  # no folder: tables go beside the journal
    store = Store(Path(folder), nowhere)
    screens = [store.screen_files(seat) for seat in ("", "fra")]
    settings = Settings()
    for number in count(1):
        disk = dice.choice(screens)
        match dice.randrange(12):
            case 0:
                disk.obey(Stored.EXPORT)
            case 1 if dice.random() < 0.3:
                disk.obey(Stored.ERASE)
            case 2:
                now = Settings(mute=number % 2 == 0)
                screens[0].keep_changes(settings, now)
                settings = now
            case 3:
                disk.obey(ShowTries())
            case 4 | 5 | 6:
                touches = (Touch(Key.FORWARD),) * dice.randrange(40)
                others = tuple(Bookmark("gs", animal, "seance", SECRET) for animal in dice.sample(ANIMALS[:2], 1))
                disk.keep(Bookmark("gs", "owl", "seance", SECRET, f"{number:032x}", touches, own=True, others=others))
            case _:
                disk.obey(Tried("fox", SECRET, "a" * 32, number, "SUCCESS", 3, 0))
        assert store.flush(HANG_S)
        print(number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
