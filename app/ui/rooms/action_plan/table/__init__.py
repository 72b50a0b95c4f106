"""*Tabell*: the records of one type as a table that is sorted, filtered, grouped, edited, copied and pasted into."""
