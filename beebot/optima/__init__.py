"""The shortest answers: how they are searched, counted, and chosen among equals. ``solver`` is the door to it."""
