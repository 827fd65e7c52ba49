"""Files and pasted text to commands, graphs to files."""
