"""This computer's durable state: the plan's SQLite file, keys, settings, backups."""
