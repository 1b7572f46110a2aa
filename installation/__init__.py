"""What ``kit.py`` does before the kit is installed: it needs Python's own library alone."""
