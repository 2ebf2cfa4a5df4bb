"""What has been found to say about the difference of two timelines."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.core.timeline.matching import Placed
from bot.core.timeline.segments import Track
from bot.core.timeline.wording import kind_words, quoted_name, time_words, timed
from bot.locales import text


@dataclass(slots=True)
class Report:
    """The lines so far; ``other_settings`` is true once something differs without words for it."""

    locale: str
    lines: list[str] = field(default_factory=list[str])
    other_settings: bool = False

    def shows(self, before: object, after: object) -> bool:
        """Whether a difference can be seen in these words; if not, it is one of the others."""
        if before == after:
            self.other_settings = True
            return False
        return True

    def kind(self, each: Placed) -> str:
        """The word for what the segment is."""
        return kind_words(each.segment.kind, self.locale)

    def name(self, each: Placed) -> str:
        """The segment's name in quotation marks."""
        return quoted_name(each.segment, each.index, self.locale)

    def what(self, each: Placed, tracks: Sequence[Track]) -> str:
        """What the segment is, with its name where there are more of the kind."""
        alike = sum(len(track.segments) for track in tracks if track.kind is each.segment.kind)
        if alike == 1:
            return self.kind(each)
        return text("timeline.named", self.locale, kind=self.kind(each), name=self.name(each))

    def time(self, each: Placed) -> str:
        """From when to when the segment lasts."""
        return time_words(each.segment.start_ms, each.segment.end_ms, self.locale)

    def segment(self, each: Placed) -> str:
        """The segment's name with its time and volume."""
        return timed(self.name(each), each.segment, self.locale)
