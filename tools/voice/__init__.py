"""The kit's recordings: a neural voice speaks each sentence, an ear judges it, and it is shipped (``kit.py voix``)."""
