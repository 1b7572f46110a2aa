"""Records what is not recorded yet: every sentence once, then at other speeds those that the ear did not understand."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from tools.voice.makers import Makers
from tools.voice.recipe import SPEEDS
from tools.voice.store import Made, Store


def record(
    sentences: Sequence[str],
    language: str,
    store: Store,
    command: Callable[[], Sequence[str]],
    takes: int = len(SPEEDS),
) -> None:
    """Record into ``store`` those of ``sentences`` that it does not have; ``command`` gives what starts the makers.

    What the ear does not understand is spoken up to ``takes`` times.

    Raises:
        KitError: the makers cannot be had, or stopped: what is in the store stays there.
        OSError: the disk is full, or may not be written.
    """
    for number in range(min(takes, len(SPEEDS))):
        waiting = [each for each in sentences if _is_waiting(store.good(each, language), number)]
        if not waiting:
            continue
        with Makers(command()) as makers:
            for count, sentence in enumerate(waiting, 1):
                before, (made, mp3) = store.good(sentence, language), makers.take(sentence, language, number)
                if before is not None and before.wrong <= made.wrong:
                    made, mp3 = replace(before, takes=made.takes), store.recording(sentence)
                store.keep(made, mp3)
                _show(f"Voix {language}, prise {number + 1} : {count} phrases sur {len(waiting)}")


def _is_waiting(made: Made | None, number: int) -> bool:
    return made is None or (made.wrong > 0 and made.takes == number)


def _show(line: str) -> None:
    """Show how far it is, in one line that is written anew; in a file, one line after the other."""
    sys.stderr.write(f"\r{line} " if sys.stderr.isatty() else f"{line}\n")
    sys.stderr.flush()
