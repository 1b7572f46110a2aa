"""The synthesiser of the kit's short sounds, and the command that writes their files: ``python -m tools.sounds``."""
