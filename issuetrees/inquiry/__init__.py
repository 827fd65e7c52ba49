"""What hangs on a tree: problem brief, evidence, waivers, comments."""
