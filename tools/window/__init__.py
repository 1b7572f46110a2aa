"""Pictures of every page and of every drawing, made without a child: ``python -m tools.window``."""
