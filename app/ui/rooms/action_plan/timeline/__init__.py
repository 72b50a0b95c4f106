"""*Tidslinje*: the activities as bars over the years, worked in and beside a table of the same."""
