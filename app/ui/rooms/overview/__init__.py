"""The room *Översikt*: where the plan is, what is missing, and the next step."""
