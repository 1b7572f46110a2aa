"""A finger on the keypad of an Escornabot."""

from tests.firmware.layouts import Layout
from tests.firmware.robot import Robot

SHORT_S, LONG_S, BETWEEN_S = 0.15, 1.2, 0.1


class Keypad:
    """The finger; it begins by touching nothing."""

    def __init__(self, layout: Layout, robot: Robot) -> None:
        self._layout, self._robot = layout, robot
        self.hold(None, BETWEEN_S)

    def press(self, *keys: str, hold_s: float = SHORT_S) -> None:
        """Press and let go of each key in turn."""
        for key in keys:
            self.hold(key, hold_s)
            self.hold(None, BETWEEN_S)

    def hold(self, key: str | None, seconds: float) -> None:
        """Hold a key for so long, and not let go of it; None is no key."""
        self._layout.touch(self._robot.chip, key)
        self._robot.wait(seconds)

    def put(self, voltage: int) -> None:
        """Touch what makes ``voltage`` of the supply, in 1024ths, and let go."""
        self._robot.chip.set_voltage(self._layout.channel, voltage)
        self._robot.wait(SHORT_S)
        self.hold(None, BETWEEN_S)
