"""The one way to change what belongs to stage maps beside their drawing, one module per noun."""
