"""The rooms of the window, in the order of the work."""
