"""What a release gives away: the archive, the wheel, the sources, the list of parts, and the sum of each."""
