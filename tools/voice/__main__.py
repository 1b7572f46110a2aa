"""``python3 kit.py voix``: record every sentence of the kit's paths that has no recording of today's words and voice.

What was made is in a folder of its own; a run that was cut goes on. In the end the kit's packs are written.
"""

from beebot.console.interrupts import end_at_once

if __name__ == "__main__":
    end_at_once()

import argparse
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from beebot.console.terminal import Parser, ended
from installation.folders import ROOT
from simulateur.machine.sound.kit_recordings import PACKS
from tools.voice.compare import compared
from tools.voice.environment import command_of_makers
from tools.voice.makers import Makers
from tools.voice.packs import lacking, write_packs
from tools.voice.recipe import SPEEDS
from tools.voice.recording import record
from tools.voice.sentences import LANGUAGES, PATHS, packs_of_sentences
from tools.voice.store import Store

FOLDER = ROOT / "voix"
"""The environment, the weights, and a folder of recordings for each language; git ignores it."""


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line ``words`` ask for; returns the exit status.

    Raises:
        KitError: the makers cannot be had, or stopped.
    """
    options = _parser().parse_args(words)
    languages = [options.langue] if options.langue else LANGUAGES
    for language in languages:
        asked = packs_of_sentences(language, [options.parcours] if options.parcours else PATHS)
        if options.liste:
            _list(language, asked)
        elif options.comparer:
            with Makers(command_of_makers(options.dossier, options.fils)) as makers:
                print(compared(makers, language, list(asked), options.comparer, options.graine))
        else:
            _make(options, language, asked)
    return 0


def _make(options: argparse.Namespace, language: str, asked: Mapping[str, str]) -> None:
    store = Store(options.dossier / language)
    shipped = asked.keys() - lacking(PACKS, language, asked)
    ours = [each for each in asked if each not in shipped or store.good(each, language)][: options.seulement]
    if not options.ecrire:
        record(ours, language, store, partial(command_of_makers, options.dossier, options.fils), options.prises)
    write_packs(PACKS, language, packs_of_sentences(language), store)
    _list(language, asked)


def _list(language: str, asked: Mapping[str, str]) -> None:
    without = lacking(PACKS, language, asked)
    print(f"Voix {language} : {len(asked)} phrases, {len(without)} sans enregistrement")
    for sentence in without[:20]:
        print(f"    {sentence}")


def _parser() -> Parser:
    parser = Parser(prog="kit.py voix", description="enregistrer les phrases du kit par une voix neuronale")
    parser.add_argument("--langue", choices=LANGUAGES, help="une seule langue")
    parser.add_argument("--parcours", choices=PATHS, help="les phrases d'un seul parcours")
    parser.add_argument("--seulement", metavar="N", type=int, help="au plus tant de phrases")
    parser.add_argument("--prises", metavar="N", type=int, default=len(SPEEDS), help="au plus tant d'essais par phrase")
    parser.add_argument("--liste", action="store_true", help="compter les phrases sans enregistrement, et rien d'autre")
    parser.add_argument(
        "--ecrire", action="store_true", help="mettre dans le kit ce qui est déjà fait, et rien d'autre"
    )
    parser.add_argument("--comparer", metavar="N", type=int, help="juger N phrases tirées au sort, et Pico à côté")
    parser.add_argument("--graine", metavar="N", type=int, default=0, help="le tirage de --comparer")
    parser.add_argument("--fils", metavar="N", type=int, default=1, help="tant de fils de calcul (1)")
    parser.add_argument("--dossier", metavar="DOSSIER", type=Path, default=FOLDER, help="où se fait le travail (voix)")
    return parser


if __name__ == "__main__":
    sys.exit(ended(main))
