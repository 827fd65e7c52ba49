"""What the writers of slides, sheets and texts share; none of them reads HTML."""
