"""The style page: every drawing of the screen in every state, with its name."""
