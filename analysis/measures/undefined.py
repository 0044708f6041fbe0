"""What a text cannot give: an answer that is missing, and the reason in words.

A measure raises ``ValueError`` where it is undefined. Where the answers of a whole article are
brought together, the reason takes the place of the answer, so that it can be told to a reader.
"""

from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TypeVar, overload

Answer = TypeVar("Answer")


class Undefined(Sequence[Any]):
    """An answer that does not exist; as a sequence of answers it is empty.

    >>> missing = Undefined("the text has no sentence")
    >>> list(missing), missing[:3].reason
    ([], 'the text has no sentence')
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def __repr__(self) -> str:
        """The reason, for a reader of plain text."""
        return f"Undefined({self.reason!r})"

    def __len__(self) -> int:
        return 0

    @overload
    def __getitem__(self, index: int) -> NoReturn: ...
    @overload
    def __getitem__(self, index: slice) -> "Undefined": ...
    def __getitem__(self, index: int | slice) -> "Undefined":
        if isinstance(index, slice):
            return self
        raise IndexError(self.reason)


def if_defined(
    measure: Callable[..., Answer],
    *arguments: Any,  # noqa: ANN401 - whatever the measure takes
    **options: Any,  # noqa: ANN401
) -> Answer | Undefined:
    """What a measure gives, or why it gives nothing; of what is undefined nothing is defined.

    >>> if_defined(int, "12"), if_defined(int, "twelve").reason
    (12, "invalid literal for int() with base 10: 'twelve'")
    """
    for argument in arguments:
        if isinstance(argument, Undefined):
            return argument
    try:
        return measure(*arguments, **options)
    except ValueError as cause:
        return Undefined(str(cause))
