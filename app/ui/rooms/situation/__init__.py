"""The room *Lägesbild*: the social index seen and quoted, and the tables it rests on read in and described."""
