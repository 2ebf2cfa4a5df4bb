"""The parts that make up an instruction for a screen, for each language to fill in.

Every pattern but `place` and `anywhere` is matched at the start of a clause. `QUOTED` stands for
quoted text, so that a title saying "Click here" is never taken for an instruction.
"""

from dataclasses import dataclass

QUOTED = "\ue000"


@dataclass(frozen=True, slots=True)
class Wording:
    """The instructions of one language, each part a regular expression."""

    opening: str
    """Words before the verb: please, you can, then."""
    acting: str
    """Verbs for mouse and keys: click, drag; enough by themselves."""
    looking: str
    """Verbs that need a place on the screen to be an instruction: open, see, adjust."""
    place: str
    """Parts of an editor's screen."""
    anywhere: str = r"(?!)"
    """Wordings that, with a place, make an instruction wherever they stand: can be found."""
    condition: str = r"(?!)"
    """How a clause begins that only leads to an instruction: if, when, to."""
    continued: str = r"(?!)"
    """How a further step begins that by itself would mean nothing: choose, then."""
    statement: str = r"(?!)"
    """How a clause begins that tells of the work even right after an instruction."""
