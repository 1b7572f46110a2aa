"""Who plays, where each group is, and where a touch leads from there."""
