"""Signing identities in the window: choosing one, making one, and the list of those who are trusted."""
