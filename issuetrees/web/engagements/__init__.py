"""Pages of an engagement: overview with its parts, create, edit, archive."""
