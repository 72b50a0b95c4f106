"""The room *Ansökningar*: money, the rules of the programme, and the decision path."""
