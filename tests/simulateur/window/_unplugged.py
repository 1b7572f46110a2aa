"""The microphone program on a machine whose microphone is unplugged at the third look."""

import os
from itertools import chain, repeat

os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from pygame._sdl2 import audio

from simulateur.window import microphone_worker

BOTH, OTHER = ["a microphone", "another one"], ["another one"]
looks = chain([BOTH, BOTH], repeat(OTHER))
audio.get_audio_device_names = lambda iscapture=False: next(looks) if iscapture else []
microphone_worker.main()
