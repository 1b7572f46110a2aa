"""What every command of the kit shares: words, output, Ctrl-C, and how a person starts it."""
