"""Read a library into the model: the only reader of what people write."""

from leafwright.reading.library import load

__all__ = ["load"]
