"""The subject matter: records, rules, changes, texts and words. Standard library only; no clock, file or random source."""
