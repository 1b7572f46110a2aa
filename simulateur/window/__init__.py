"""The pygame skin: the window, its painter, its loop, and pictures drawn without a display."""


class NoDisplayError(Exception):
    """There is no screen to open a window on."""
