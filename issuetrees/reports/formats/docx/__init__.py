"""Texts to go on writing in: headings, lists and tables of Word, drawings as pictures."""
