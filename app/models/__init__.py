"""The subject matter: records, rules, changes, texts and words. Standard library only; given its clock and chance."""
