"""What is entered: the `…Donnees` inputs of the API, and what each of their fields is in the état of an object."""
