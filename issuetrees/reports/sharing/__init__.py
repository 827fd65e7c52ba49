"""Links to the files of a report for people without an account: made, used, withdrawn."""
