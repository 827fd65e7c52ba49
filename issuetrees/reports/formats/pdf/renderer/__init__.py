"""What runs in the renderer's process: without Django, without the product, without secrets."""
