"""Builds the firmware of the kit's own robot: from its C sources, the files that are kept beside them."""
