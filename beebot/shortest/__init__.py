"""The shortest answers: how they are searched, counted, and chosen among equals. ``beebot.kinds.solve`` begins it."""
