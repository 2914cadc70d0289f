"""What is stored and spoken: tables, closed lists, the Lhéo grammar, errors, the viewer; imports no other room."""
