"""What labels are made of, in English and Russian: tables of words and their readers."""
