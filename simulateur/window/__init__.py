"""The pygame skin: the window, its painter, its loop, and pictures drawn without a display."""
