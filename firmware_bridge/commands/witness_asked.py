"""The talk at a terminal, and the file that is kept of it: nothing is kept that was not seen whole."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from beebot.console.typed import typed
from beebot.errors import KitError
from beebot.i18n import gettext as _
from firmware_bridge.clock import SystemClock
from firmware_bridge.commands.typed_answers import line, number
from firmware_bridge.commands.verb import robot_of
from firmware_bridge.drivers import DRIVERS, DriverInfo
from firmware_bridge.witness.account import account
from firmware_bridge.witness.file import read, read_text
from firmware_bridge.witness.questions import MOST_MEASURED, MOST_SECONDS, Answer, Kind, Question
from firmware_bridge.witness.seal import keep, make_sure
from firmware_bridge.witness.talk import SOONEST_S, of_computer, of_robot

_YES = {"o": True, "y": True, "n": False}


def ask(options: argparse.Namespace) -> int:
    """Lead the adult through the protocol and keep the file, or tell of one; returns the exit status."""
    if options.lire is not None:
        print(account(read(options.lire)))
        return 0
    file = options.vers or Path("temoignage.json")
    if file.exists():
        raise KitError(_("{file} existe déjà ; dites un autre nom avec --vers").format(file=file))
    make_sure(file)
    print(
        _("Dix minutes. Aucun nom, aucune adresse, aucun dossier n'est noté. Ctrl-C arrête tout, et rien n'est gardé.")
    )
    try:
        text = _computer() if options.sans_robot else _robot(options)
        print(keep(answered, text, file))
    except KeyboardInterrupt:
        print("\n" + _("rien n'est gardé"))
        raise
    return 0


def _computer() -> str:
    print(_("Dans une autre fenêtre de commandes, tapez « {command} » sans valider.").format(command=typed("beebot")))
    clock, first = SystemClock(), None
    if answered(Question(Kind.AGREE, _("Entrée là-bas et ici, en même temps."))):
        began = clock.now()
        answered(Question(Kind.GO_ON, _("Regardez la fenêtre."), _("la première image est là")))
        first = round(min(clock.now() - began, MOST_SECONDS), 1)
        if first < SOONEST_S:
            print(_("Les deux Entrée se suivent : ce n'est pas mesuré."))
    command = typed("beebot-lecons") + " imprimer le-code-des-fleches --seulement grille"
    sheet = _("S'il y a une imprimante : « {command} » écrit une page, imprimez-la. En est-elle sortie ?")
    return of_computer(
        answered,
        first,
        sound=Question(Kind.YES, _("Touchez l'abeille de l'écran. L'entendez-vous ?")),
        printed=Question(Kind.YES, sheet.format(command=command)),
    )


def _robot(options: argparse.Namespace) -> str:
    info, port = _reached(options)
    return of_robot(answered, info, port, SystemClock(options.vitesse))


def _reached(options: argparse.Namespace) -> tuple[DriverInfo, str]:
    if options.robot is not None and options.port is not None:
        return DRIVERS[options.robot], options.port
    if options.robot is None:
        asked = _("Pour savoir quel robot est là, le kit va demander à chaque port qui il est.")
        answered(Question(Kind.GO_ON, asked))
    with robot_of(options) as found:
        return found.info, found.port


def answered(question: Question) -> Answer:
    """What an adult types in answer to ``question``."""
    sentence = f"{question.sentence} "
    if question.place:
        print(f"\n{question.place}")
    match question.kind:
        case Kind.GO_ON:
            line(sentence + _("[Entrée : {word}] ").format(word=(question.key or _("Continuer")).lower()))
            return True
        case Kind.AGREE:
            return _one_of({"": True, **_YES, "p": False}, sentence + _("[Entrée : faire ; p : passer] "))
        case Kind.YES:
            return _one_of({"": None, **_YES, "p": None, "r": None}, sentence + _("[o, n, rien si vous ne savez pas] "))
        case Kind.NUMBER:
            return number(sentence + _("[rien si vous ne savez pas] "), MOST_MEASURED, 0)
        case Kind.KEEP:
            print("\n" + question.sentence)
            print(_("En bref :") + "\n" + account(read_text(question.sentence)) + "\n")
            return _one_of(_YES, _("Voilà tout le fichier. Le garder ? (o/n) "))


def _one_of(answers: Mapping[str, Answer], question: str) -> Answer:
    """What the first letter typed means; asked again until it is among ``answers``: « n » must make no robot roll."""
    while (letter := line(question).lower()[:1]) not in answers:
        print(_("ce n'est pas une des réponses ; recommencez"))
    return answers[letter]
