"""Finding anything in the plan, and replacing words in its prose, as dialogs."""
