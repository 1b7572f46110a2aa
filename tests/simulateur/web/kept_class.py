"""A classroom in a process of its own, which tests kill: it says its port, then at each line what each tablet has."""

import asyncio
import json
import sys
import threading
from pathlib import Path

from lecons import FIRST_PATH
from simulateur.game.settings import Settings
from simulateur.machine.keeping.store import Store
from simulateur.web.classroom_setup import opening
from simulateur.web.serve import Opening
from tests.patience import HANG_S
from tests.simulateur.web.rooms import small_content


def stands(here: Opening) -> dict[str, list[object]]:
    """By its key, a tablet's animal, the cards of its program, and how many challenges have their flower."""
    found: dict[str, list[object]] = {}
    for place in here.classroom.places:
        session = place.tablet.session
        cards = 0 if session.attempt is None else len(session.attempt.draft.strips[0].program)
        flowers = sum(session.repertoire.flowers.challenges_done(session.repertoire.path.lessons[0]))
        found[place.key] = [place.animal, place.seat, cards, flowers]
    return found


async def main(folder: Path) -> None:
    store = Store(folder)
    here = opening(small_content(), Settings(), folder, store=store, path=FIRST_PATH, address="127.0.0.1", port=0)
    loop = asyncio.get_running_loop()

    def listen() -> None:
        for _line in sys.stdin:
            store.flush(HANG_S)
            asyncio.run_coroutine_threadsafe(tell(), loop).result(HANG_S)
        loop.call_soon_threadsafe(here.close)  # the test has gone

    async def tell() -> None:
        print(json.dumps(stands(here)), flush=True)

    def opened() -> None:
        print(json.dumps([here.port, here.code.digits]), flush=True)
        threading.Thread(target=listen, daemon=True).start()

    await here.run(opened)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
