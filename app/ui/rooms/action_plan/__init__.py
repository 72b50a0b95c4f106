"""The room *Handlingsplan*: findings, goals, measures and activities as one tree and one form."""
