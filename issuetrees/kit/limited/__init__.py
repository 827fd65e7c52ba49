"""Work that may be hard or hostile, done by a process with limits on memory and time."""
