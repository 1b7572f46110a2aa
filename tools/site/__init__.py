"""The kit's site: plain files that say what it is, let it be tried, and give what prints."""
