"""The page of a robot that is programmed by hand."""
