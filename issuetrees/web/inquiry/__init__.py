"""Pages of the work on questions: what stands beside a tree."""
