"""The samples that a new installation shows: one case and one stage map, in two languages."""
