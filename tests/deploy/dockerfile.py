"""Reading a Dockerfile, as far as this one goes."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction, such as ``RUN``, and what stands behind it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Stage:
    """From one ``FROM`` to the next."""

    base: str
    steps: list[Step] = field(default_factory=list[Step])

    def texts(self, name: str) -> list[str]:
        return [step.text for step in self.steps if step.name == name]

    def last(self, name: str) -> str:
        return self.texts(name)[-1]

    def command(self, name: str) -> list[str]:
        """What is run, of an instruction in its JSON form; options before it are left out."""
        text = self.last(name)
        return json.loads(text[text.index("[") :])

    @property
    def environment(self) -> dict[str, str]:
        pairs = " ".join(self.texts("ENV")).split()
        return dict(pair.split("=", 1) for pair in pairs)


def read(path: Path) -> list[Stage]:
    """The stages in order."""
    text = re.sub(r"^\s*#.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    stages: list[Stage] = []
    for line in re.sub(r"\\\n\s*", "", text).splitlines():
        name, _, rest = line.strip().partition(" ")
        if name == "FROM":
            stages.append(Stage(rest))
        elif name:
            stages[-1].steps.append(Step(name, rest))
    return stages
