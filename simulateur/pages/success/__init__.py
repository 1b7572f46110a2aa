"""What follows a success, on pages of its own."""
