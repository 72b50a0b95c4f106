"""Finding anything in the plan by a few words, and replacing words in its prose. Pure; no window."""
