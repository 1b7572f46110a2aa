"""The kit's own robot, emulated: with it, who has no robot tries what one would do."""
