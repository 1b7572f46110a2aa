"""Pages on which nothing is programmed: the garden, a lesson, a story; and what shows while none of them can."""
