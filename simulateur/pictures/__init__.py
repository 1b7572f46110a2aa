"""What the screen alone draws: the keypad's back, its keys, the garden, boxes. No pixel library."""
