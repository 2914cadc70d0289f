"""The catalogue out, one module or folder per format."""
