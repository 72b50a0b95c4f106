"""The social index: pure functions over frames. Knows no file, no plan and no window."""
