"""What a person may see, one module for each noun.

The lists hold what the person may see: nothing for an engagement of another workspace.
"""
