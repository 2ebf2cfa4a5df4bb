"""Message bodies of requests, checked against the limits that Discord documents."""

from typing import Any

from bot.sandbox.discord import components, errors
from bot.sandbox.discord.drafts import Draft, Upload
from bot.sandbox.discord.model import Json, MessageFlag

MAX_CONTENT = 2000
MAX_EMBEDS = 10
MAX_EMBED_TEXT = 6000
MAX_ROWS = 5
MAX_ROW_BUTTONS = 5
MAX_V2_COMPONENTS = 40
_EMBED_LENGTHS = {"title": 256, "description": 4096}
_COMPONENT_LENGTHS = {"custom_id": 100, "label": 80, "placeholder": 150, "url": 512}


def read_draft(body: Json, uploads: tuple[Upload, ...]) -> Draft:
    """The draft in a request's body; a field set to null is emptied.

    Raises:
        ApiError: 50035 with the field's path.
    """
    flags: int | None = body.get("flags")
    reference: Json = body.get("message_reference") or {}
    draft = Draft(
        content=_cleared(body, "content", ""),
        embeds=_cleared(body, "embeds", []),
        components=_cleared(body, "components", []),
        attachments=_cleared(body, "attachments", []),
        allowed_mentions=body.get("allowed_mentions"),
        flags=flags,
        tts=bool(body.get("tts")),
        nonce=body.get("nonce"),
        enforce_nonce=bool(body.get("enforce_nonce")),
        reply_to=int(reference["message_id"]) if reference.get("message_id") else None,
        fail_if_not_exists=reference.get("fail_if_not_exists", True),
        uploads=uploads,
    )
    _check_text(draft)
    _check_embeds(draft.embeds or [])
    _check_components(draft.components or [], v2=bool((flags or 0) & MessageFlag.COMPONENTS_V2))
    _check_attachments(draft)
    return draft


def _cleared(body: Json, key: str, empty: Any) -> Any:
    if key not in body:
        return None
    return empty if body[key] is None else body[key]


def too_long(field: str, most: int) -> errors.ApiError:
    """The 50035 for a text over its limit."""
    return errors.invalid_form(field, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")


def _check_text(draft: Draft) -> None:
    if len(draft.content or "") > MAX_CONTENT:
        raise too_long("content", MAX_CONTENT)
    if len(str(draft.nonce or "")) > 25:
        raise too_long("nonce", 25)
    v2 = bool((draft.flags or 0) & MessageFlag.COMPONENTS_V2)
    if v2 and (draft.content or draft.embeds):
        raise errors.invalid_form(
            "content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "Not allowed"
        )


def _check_embeds(embeds: list[Json]) -> None:
    if len(embeds) > MAX_EMBEDS:
        raise too_long("embeds", MAX_EMBEDS)
    total = 0
    for index, embed in enumerate(embeds):
        for key, most in _EMBED_LENGTHS.items():
            if len(embed.get(key) or "") > most:
                raise too_long(f"embeds.{index}.{key}", most)
        total += sum(len(text) for text in _embed_texts(embed))
    if total > MAX_EMBED_TEXT:
        raise errors.invalid_form(
            "embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000"
        )


def _embed_texts(embed: Json) -> list[str]:
    footer: Json = embed.get("footer") or {}
    author: Json = embed.get("author") or {}
    fields: list[Json] = embed.get("fields") or []
    texts = [embed.get("title"), embed.get("description"), footer.get("text"), author.get("name")]
    for item in fields:
        texts += [item.get("name"), item.get("value")]
    return [text for text in texts if text]


def _check_components(parts: list[Json], *, v2: bool) -> None:
    every = list(components.walk(parts))
    if v2 and len(every) > MAX_V2_COMPONENTS:
        raise too_long("components", MAX_V2_COMPONENTS)
    if not v2 and len(parts) > MAX_ROWS:
        raise too_long("components", MAX_ROWS)
    seen = set[str]()
    for path, part in every:
        if not isinstance(part.get("type"), int):
            raise errors.invalid_form(
                f"{path}.type", "BASE_TYPE_REQUIRED", "This field is required"
            )
        if not v2 and path.count(".") == 1 and part.get("type") != components.ACTION_ROW:
            raise errors.invalid_form(
                path, "UNION_TYPE_CHOICES", "Value of field 'type' must be one of (1,)."
            )
        for key, most in _COMPONENT_LENGTHS.items():
            if len(part.get(key) or "") > most:
                raise too_long(f"{path}.{key}", most)
        if part.get("type") == components.ACTION_ROW:
            _check_row(path, part)
        custom_id = part.get("custom_id")
        if custom_id in seen:
            raise errors.invalid_form(
                f"{path}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Ids must be unique"
            )
        if custom_id:
            seen.add(custom_id)


def _check_row(path: str, row: Json) -> None:
    parts: list[Json] = row.get("components") or []
    kinds = [part.get("type") for part in parts]
    alone = any(kind != components.BUTTON for kind in kinds)
    if not kinds or len(kinds) > (1 if alone else MAX_ROW_BUTTONS):
        raise errors.invalid_form(
            f"{path}.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The width is exceeded"
        )


def _check_attachments(draft: Draft) -> None:
    slots = {str(upload.slot) for upload in draft.uploads}
    for index, entry in enumerate(draft.attachments or []):
        given = str(entry.get("id"))
        is_slot = given.isdigit() and int(given) < 1 << 22
        if is_slot and given not in slots:
            raise errors.invalid_form(
                f"attachments.{index}.id", "ATTACHMENT_NOT_FOUND", "No file for this attachment"
            )
