"""What a cell of a spreadsheet shows of the number in it: the codes of formats."""
