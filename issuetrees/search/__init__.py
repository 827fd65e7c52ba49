"""Finding what people wrote, by the stems of its words: the index, and who may find what."""
