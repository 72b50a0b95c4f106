"""*Kedja*: the results chain drawn from the plan's records, whose links are made and removed in the picture."""
