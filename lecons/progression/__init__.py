"""The year as plots and a page, drawn from the content itself: what a pedagogical adviser asks to see before anything else."""
