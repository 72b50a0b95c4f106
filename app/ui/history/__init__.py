"""What has been: the history of a record or a field, and the plan as it once was."""
