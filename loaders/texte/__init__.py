"""What people type, made into a search: words as they are written, their forms, their families, their typos."""
