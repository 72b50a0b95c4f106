"""What the application does, without a window: the session and long jobs as generators."""
