"""Other states of objects than the one that is diffused: what they were, what is proposed, what differs."""
