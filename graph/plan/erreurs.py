"""Why an operation is left to the reference driver."""


class Refus(Exception):
    """The plan does not cover a field: known when it is compiled."""


class AutreEtat(Exception):
    """An object as it was, or as it is proposed: its lists are in its row, which plans do not look into."""


class Reprise(Exception):
    """An answer that only the reference driver may give: an error, or a null where the schema allows none."""
