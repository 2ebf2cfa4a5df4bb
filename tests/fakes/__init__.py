"""In-memory stand-ins for the two outsides of a session, for tests of its logic.

They keep what was asked of them, and do as they were told beforehand.
"""

from tests.fakes.conversation import FakeConversation, FakeConversations, Shown
from tests.fakes.crash import Crash
from tests.fakes.media import FakeMediaTools
from tests.fakes.service import FakeService, Step, rendered

__all__ = [
    "Crash",
    "FakeConversation",
    "FakeConversations",
    "FakeMediaTools",
    "FakeService",
    "Shown",
    "Step",
    "rendered",
]
