"""What a stand-in NemoVideo can be told: accounts, pace, prices, and the shapes it answers in."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

DAY_S = 86_400.0
MEBIBYTE = 1024 * 1024


class Dialect(StrEnum):
    """How a run's events are written; `MIXED` changes from one model call to the next."""

    FRAMEWORK = "framework"
    TYPED = "typed"
    MIXED = "mixed"


class RenderShape(StrEnum):
    """How a render's status is answered: three shapes have been live."""

    OUTPUT = "output"
    """`{"status", "progress", "output": {"url", "duration", "size"}}`"""
    DATA = "data"
    """`{"success": true, "data": {"id", "status", "progress", "outputUrl", …}}`"""
    ENVELOPE = "envelope"
    """The first shape inside `{"code": 0, "data": …}`."""
    DATA_ENVELOPE = "data_envelope"
    """The second shape inside `{"code": 0, "data": …}`."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long things take, in seconds."""

    first_event_s: float = 0.3
    delta_s: float = 0.04
    edit_tool_s: float = 0.4
    generate_tool_s: float = 2.0
    heartbeat_s: float = 5.0
    """Between two heartbeats while a tool works; 0 sends none."""

    @classmethod
    def instant(cls) -> "Pace":
        """No waiting at all, for tests."""
        return cls(0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class RegisteredAccount:
    """An account with a token of its own, as a person would put into `NEMO_TOKEN`."""

    token: str = field(repr=False)
    user_id: str = "usr_demo"
    scopes: frozenset[str] = frozenset({"*"})
    credits: int = 2_000
    can_export: bool = True


@dataclass(frozen=True, slots=True)
class NemoSettings:
    """Everything a `NemoSandbox` can be told; the defaults make a pleasant demo."""

    port: int = 0
    data_dir: Path | None = None
    """Where media and renders are kept; a temporary folder when empty."""
    seed: int = 0

    accounts: tuple[RegisteredAccount, ...] = ()
    anonymous_credits: int = 100
    anonymous_can_export: bool = True
    token_lifetime_s: float = 7 * DAY_S
    generation_cost: int = 20
    edit_cost: int = 2

    max_upload_bytes: int = 200 * MEBIBYTE

    dialect: Dialect = Dialect.FRAMEWORK
    pace: Pace = field(default_factory=Pace)
    silent_ratio: float = 0.3
    """The share of edits that end without a word."""
    gui_ratio: float = 0.3
    """The share of edit replies that talk about buttons nobody here can see."""

    spelling: str = "canonical"
    """How the state's draft is spelt: a key of `draft_json.SPELLINGS`."""
    render_shape: RenderShape = RenderShape.OUTPUT
    real_http_status: bool = True
    """Whether an error's HTTP status tells it too; otherwise it is 200 with a `code`."""
