"""Pages to practise on: cases, trees compared, banks of questions."""
