"""The room *Skicka in*: checks, reading, signing, judging what was written, done."""
