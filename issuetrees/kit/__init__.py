"""What every app's write needs: abstract models, checks of values, one row or NotFound."""
