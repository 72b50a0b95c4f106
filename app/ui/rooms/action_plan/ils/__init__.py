"""The copy desk: the plan's fields in the order of ILS, to be copied and ticked one by one."""
