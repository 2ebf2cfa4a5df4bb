"""Settings: the environment wins over the file; unknown keys are refused.

``DISCORD_TOKEN`` and the vendor's own variables are understood beside
``REELTHREAD__<SECTION>__<KEY>``, which works for every setting and goes before them.
"""

import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from bot.core.skills import DEFAULT_SKILL, skills
from bot.errors import ConfigError

DEFAULT_FILE = "config.toml"
PREFIX = "REELTHREAD__"
ALIASES: Mapping[str, tuple[str, str]] = {
    "DISCORD_TOKEN": ("discord", "token"),
    "NEMO_TOKEN": ("nemo", "token"),
    "NEMO_API_URL": ("nemo", "api_url"),
    "NEMO_WEB_URL": ("nemo", "web_url"),
    "NEMO_CLIENT_ID": ("nemo", "client_id"),
    "SKILL_SOURCE": ("nemo", "platform"),
}


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError("must be an address such as https://example.org")
    return value.rstrip("/")


def _token(value: SecretStr) -> SecretStr:
    """A token without what a shell or an editor has left around it."""
    token = value.get_secret_value().strip()
    if not re.fullmatch(r"[\x21-\x7e]*", token):
        raise ValueError("can't be a token: it has a space or an unusual letter in it")
    return SecretStr(token)


def _skill_name(value: str) -> str:
    known = [skill.name for skill in skills()]
    if value not in known:
        raise ValueError(f"must be one of {', '.join(known)}")
    return value


def address_of(listen: str) -> tuple[str, int]:
    """Host and port of ``ops.listen``, such as ``127.0.0.1:8080`` or ``[::1]:8080``.

    Raises ``ValueError`` for anything else. Port 0 lets the system choose one.
    """
    host, _, port = listen.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise ValueError("must be a host and a port such as 127.0.0.1:8080")
    return host.strip("[]"), int(port)


def _listen_address(value: str) -> str:
    if value:
        address_of(value)
    return value


def _sentry_address(value: SecretStr) -> SecretStr:
    address = value.get_secret_value()
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https") or not parts.hostname or not parts.path):
        raise ValueError("must be a DSN such as https://key@sentry.example.org/1")
    return value


def _listed(value: object) -> object:
    """``1, 2`` in the environment is a list, too, with or without brackets."""
    if isinstance(value, str):
        return [part.strip() for part in value.strip("[] ").split(",") if part.strip()]
    return [value] if isinstance(value, int) else value


Ids = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_listed)]
Payers = Annotated[
    tuple[Literal["user", "server", "bot"], ...],
    NoDecode,
    BeforeValidator(_listed),
    Field(min_length=1),
]
Token = Annotated[SecretStr, AfterValidator(_token)]
WebAddress = Annotated[str, AfterValidator(_web_address)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DiscordSettings(_Section):
    """The bot's account on Discord, and where it listens."""

    token: Token = SecretStr("")
    channel_ids: Ids = ()
    guild_ids: Ids = ()
    api_url: WebAddress = ""
    gateway_url: str = ""

    @model_validator(mode="after")
    def _both_addresses(self) -> "DiscordSettings":
        if bool(self.api_url) != bool(self.gateway_url):
            raise ValueError("api_url and gateway_url go together: set both or neither")
        if self.gateway_url and urlsplit(self.gateway_url).scheme not in ("ws", "wss"):
            raise ValueError("gateway_url must begin with ws:// or wss://")
        return self


class NemoSettings(_Section):
    """The editing service and the account that pays."""

    token: Token = SecretStr("")
    api_url: WebAddress = "https://mega-api-prod.nemovideo.ai"
    web_url: WebAddress = "https://nemovideo.com"
    client_id: str = ""
    skill: Annotated[str, AfterValidator(_skill_name)] = DEFAULT_SKILL
    language: str = ""
    platform: str = "unknown"
    accounts: Payers = ("user", "server", "bot")


class StoreSettings(_Section):
    """Where threads, turns and renders are kept."""

    url: str = "sqlite+aiosqlite:///reelthread.db"
    key: SecretStr = SecretStr("")


class LimitSettings(_Section):
    """Times, in seconds."""

    drain_s: Annotated[float, Field(ge=0, le=600)] = 20.0
    edit_interval_s: Annotated[float, Field(ge=0.5, le=30)] = 0.5
    look_again_s: Annotated[float, Field(ge=1, le=300)] = 30.0


class OpsSettings(_Section):
    """What the host sees."""

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    listen: Annotated[str, AfterValidator(_listen_address)] = ""
    sentry_dsn: Annotated[SecretStr, AfterValidator(_sentry_address)] = SecretStr("")


class _Aliases(PydanticBaseSettingsSource):
    """The variables that have a name of their own; an empty one counts as unset."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[object, str, bool]:
        return None, field_name, False

    def __call__(self) -> dict[str, object]:
        sections: dict[str, dict[str, str]] = {}
        for variable, (section, key) in ALIASES.items():
            if value := os.environ.get(variable):
                sections.setdefault(section, {})[key] = value
        return dict(sections)


class Settings(BaseSettings):
    """All settings, read once at start; made by ``load``."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix=PREFIX, env_nested_delimiter="__"
    )

    discord: DiscordSettings = DiscordSettings()
    nemo: NemoSettings = NemoSettings()
    store: StoreSettings = StoreSettings()
    limits: LimitSettings = LimitSettings()
    ops: OpsSettings = OpsSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, _Aliases(settings_cls), init_settings


def load(path: Path | None = None) -> Settings:
    """Read the file, if there is one, and the environment.

    A ``path`` that was asked for must exist; without one, ``config.toml`` is read where it
    lies in the working directory. Raises ``ConfigError`` with one line.
    """
    for variable in os.environ:
        section = variable.upper().removeprefix(PREFIX).split("__")[0].lower()
        if variable.upper().startswith(PREFIX) and section not in Settings.model_fields:
            raise ConfigError(f"{variable}: there is no section {section!r}")
    try:
        return Settings(**_file(path or Path(DEFAULT_FILE), asked=path is not None))
    except ValidationError as error:
        raise ConfigError(_told(error)) from None
    except SettingsError:
        wanted = f"write {PREFIX}<SECTION>__<KEY>, for example {PREFIX}OPS__LOG_LEVEL"
        raise ConfigError(f"a {PREFIX}… variable can't be read: {wanted}") from None


def _file(path: Path, *, asked: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        if asked:
            raise ConfigError(f"there is no settings file {path}") from None
        return {}
    except OSError as error:
        raise ConfigError(f"{path} can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} can't be read: save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from None


def _told(error: ValidationError) -> str:
    """Which setting is wrong and why; never its value, which may be a secret."""
    told: list[str] = []
    for problem in error.errors(include_input=False, include_url=False):
        name = ".".join(str(part) for part in problem["loc"])
        reason = problem["msg"].removeprefix("Value error, ")
        if problem["type"] == "extra_forbidden":
            reason = "there is no such setting"
        told.append(f"{name}: {reason}")
    return "; ".join(told)


def shown(settings: Settings) -> str:
    """The settings in force as TOML, secrets masked."""
    lines: list[str] = []
    for section, values in settings.model_dump().items():
        lines.append(f"[{section}]")
        for key, value in values.items():
            secret = isinstance(value, SecretStr)
            plain = ("********" if value.get_secret_value() else "") if secret else value
            lines.append(f"{key} = {json.dumps(plain, ensure_ascii=False)}")
        lines.append("")
    return "\n".join(lines).rstrip()
