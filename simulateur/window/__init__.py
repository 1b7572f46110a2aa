"""The pygame skin: the window, its painter, its loop, and what is drawn without a display."""
