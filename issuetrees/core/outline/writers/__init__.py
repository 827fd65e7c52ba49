"""The forms of text that an outline can be written in; each is read back as it was."""
