"""What developers of back offices write, asked one operation at a time."""

from collections.abc import Awaitable, Callable
from typing import Any

Demander = Callable[..., Awaitable[dict[str, Any]]]
