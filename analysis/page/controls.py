"""The controls of the tools on a page, as HTML that waits for a script to show it."""

from collections.abc import Mapping
from html import escape

# What only a script can make use of; the script takes it away.
HIDDEN = 'hidden="hidden"'


def radios(name: str, choices: Mapping[str, str], chosen: str) -> str:
    """One of several: radio buttons, each in its label.

    >>> radios("shade", {"": "nothing"}, "")
    '<label><input type="radio" name="shade" value="" checked="checked"/> nothing</label>'
    """
    return " ".join(
        f'<label><input type="radio" name="{name}" value="{escape(value)}"'
        f"{_checked(value == chosen)}/> {escape(text)}</label>"
        for value, text in choices.items()
    )


def _checked(chosen: bool) -> str:
    return ' checked="checked"' if chosen else ""


def options(choices: Mapping[str, str]) -> str:
    """The options of a list to choose from.

    >>> options({"place": "place"})
    '<option value="place">place</option>'
    """
    return "".join(
        f'<option value="{escape(value)}">{escape(text)}</option>'
        for value, text in choices.items()
    )
