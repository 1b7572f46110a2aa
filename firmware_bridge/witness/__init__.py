"""What somebody saw of a real robot, or of a computer, in one file without names: asked for, recorded, kept, read."""
