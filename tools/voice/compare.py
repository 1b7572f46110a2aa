"""Sentences drawn by chance, as they are shipped and as Pico says them, heard by the same ear in the same run."""

import random
from collections.abc import Sequence

from simulateur.machine.sound.kit_recordings import recording
from simulateur.machine.sound.voice_order import machine_samples
from simulateur.web.build.voices import mp3
from tools.voice.makers import Makers


def compared(makers: Makers, language: str, sentences: Sequence[str], many: int, seed: int) -> str:
    """How many phonemes of ``many`` sentences are heard wrong, as recorded and as Pico says them, as text.

    They are drawn from the recorded ones of ``sentences``, by ``seed``.

    Raises:
        KitError: the makers stopped.
    """
    recorded = [each for each in sentences if recording(each, language)]
    lines, wrong, whole = [], [0, 0], 0
    for sentence in random.Random(seed).sample(recorded, min(many, len(recorded))):  # noqa: S311 (a draw, no secret)
        files = (recording(sentence, language), mp3(machine_samples(sentence, language)[0]))
        ours, picos = (makers.judged(file, sentence, language) for file in files)
        wrong[0] += ours["wrong"]
        wrong[1] += picos["wrong"]
        whole += ours["phonemes"]
        lines.append(f"{ours['wrong']:3} {picos['wrong']:3}  {sentence}  [{ours['heard']}] [{picos['heard']}]")
    told = "{language} : {many} phrases, {whole} sons ; mal entendus : {ours:.1%}, Pico : {picos:.1%}"
    shares = [100 * each / max(whole, 1) / 100 for each in wrong]
    lines.append(told.format(language=language, many=len(lines), whole=whole, ours=shares[0], picos=shares[1]))
    return "\n".join(lines)
