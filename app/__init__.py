"""Handslag: the offline workbench of a local steering group."""
