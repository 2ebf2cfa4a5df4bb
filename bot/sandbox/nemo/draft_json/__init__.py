"""Drafts as JSON with the service's short keys, written in one spelling and read in any.

The service documents `t` tracks, `tt` track type, `sg` segments, `d` milliseconds and `m` metadata.
What a segment carries is not documented, so the stand-in can write the likely spellings.
"""

from bot.sandbox.nemo.draft_json.objects import JsonObject, as_list, as_object
from bot.sandbox.nemo.draft_json.reading import DraftError, draft_from_json
from bot.sandbox.nemo.draft_json.spelling import SPELLINGS, Spelling
from bot.sandbox.nemo.draft_json.writing import draft_to_json

__all__ = [
    "SPELLINGS",
    "DraftError",
    "JsonObject",
    "Spelling",
    "as_list",
    "as_object",
    "draft_from_json",
    "draft_to_json",
]
