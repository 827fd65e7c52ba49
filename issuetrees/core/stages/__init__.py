"""Stage maps as typed records: what they ask, which ways lead to a goal, what is missing."""
