"""Why an operation is left to the reference driver."""


class Refus(Exception):
    """The plan does not cover a field: known when it is compiled."""


class Reprise(Exception):
    """An answer that only the reference driver may give: an error, or a null where the schema allows none."""
