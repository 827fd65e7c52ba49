"""The one way to change what hangs on questions, one module per noun."""
