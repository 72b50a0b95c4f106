"""The only place where Qt lives."""
