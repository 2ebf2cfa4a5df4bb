"""The data of good answers as the application's values."""

import logging

from bot.core.ports import (
    Credits,
    EditSession,
    RenderPhase,
    RenderReport,
    SessionState,
    UploadedFile,
)
from bot.errors import ServiceUnavailable
from bot.nemo.wire import Objects, WireModel

logger = logging.getLogger(__name__)

Data = dict[str, object]


class _Session(WireModel):
    task_id: str = ""
    session_id: str = ""
    user_id: str | None = None


def read_session(data: Data) -> EditSession:
    """A new session. Raises ``ServiceUnavailable`` where its id is missing."""
    session = _Session.model_validate(data)
    if not session.session_id:
        raise ServiceUnavailable("the answer to a new session lacks its id")
    return EditSession(session.task_id, session.session_id, session.user_id)


class _File(WireModel):
    filename: str | None = None
    file_type: str | None = None
    cdn_url: str | None = None
    duration: float | None = None
    width: int | None = None
    height: int | None = None


class _Upload(WireModel):
    files: Objects[_File] = ()


def read_files(data: Data) -> list[UploadedFile]:
    return [
        UploadedFile(
            file.filename, file.file_type, file.cdn_url, file.duration, file.width, file.height
        )
        for file in _Upload.model_validate(data).files
    ]


class _Media(WireModel):
    cdn_url: str | None = None
    url: str | None = None
    name: str | None = None
    id: str | None = None


class _State(WireModel):
    draft: dict[str, object] | None = None
    user_id: str | None = None
    generated_media: Objects[_Media] = ()


class _StateAnswer(WireModel):
    user_id: str | None = None
    state: _State = _State()


def read_state(data: Data) -> SessionState:
    """The session's state, its draft exactly as it came; an empty draft is none."""
    answer = _StateAnswer.model_validate(data)
    media = answer.state.generated_media
    labels = (item.cdn_url or item.url or item.name or item.id for item in media)
    return SessionState(
        answer.state.draft or None,
        answer.user_id or answer.state.user_id,
        tuple(label for label in labels if label),
    )


class _Balance(WireModel):
    available: float = 0.0
    frozen: float = 0.0
    total: float | None = None


def read_credits(data: Data) -> Credits:
    balance = _Balance.model_validate(data)
    total = balance.available + balance.frozen if balance.total is None else balance.total
    return Credits(balance.available, balance.frozen, total)


class _Output(WireModel):
    url: str | None = None
    duration: float | None = None
    size: int | None = None


class _Render(WireModel):
    status: str = ""
    progress: float | None = None
    output: _Output = _Output()
    output_url: str | None = None


_PHASES = {phase.value: phase for phase in RenderPhase} | {
    "cancelled": RenderPhase.FAILED,
    "canceled": RenderPhase.FAILED,
}


def read_render(data: Data) -> RenderReport:
    """A render's report, with its output in an object or, as older answers have it, beside.

    Raises ``ServiceUnavailable`` where the status is missing.
    """
    render = _Render.model_validate(data)
    if not render.status:
        raise ServiceUnavailable("the report of a render lacks its status")
    phase = _PHASES.get(render.status.lower())
    if phase is None:
        logger.warning("a render has the unknown status %.40r", render.status)
        phase = RenderPhase.PROCESSING
    progress = render.progress
    return RenderReport(
        phase,
        None if progress is None else min(100.0, max(0.0, progress)),
        render.output.url or render.output_url or None,
        render.output.duration,
        render.output.size,
    )


class _Claim(WireModel):
    claim_token: str = ""


def read_claim_token(data: Data) -> str:
    """A claim token. Raises ``ServiceUnavailable`` where it is missing."""
    claim = _Claim.model_validate(data)
    if not claim.claim_token:
        raise ServiceUnavailable("the answer to a claim lacks its token")
    return claim.claim_token
