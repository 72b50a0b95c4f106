"""The outside world's formats: index tables, .handslag files, signed packages, trust lists."""
