"""What a reader may see, one module for each noun.

The lists hold what the reader may see: nothing for an engagement of another workspace.
"""
