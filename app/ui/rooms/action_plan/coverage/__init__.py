"""*Täckning*: what answers what, row by row with the kronor, where a gap leads to its cure."""
