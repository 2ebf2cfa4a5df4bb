"""The envelope `{"code": …, "data": …}` and the errors that travel in it."""

from collections.abc import Mapping
from typing import Any, cast

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

STATUS_OF_CODE = {
    400: 400,
    402: 402,
    403: 403,
    429: 429,
    1001: 401,
    1002: 404,
    2001: 402,
    4001: 415,
    4002: 413,
}
"""The HTTP status that goes with a code; any other code is answered with 200."""


class ApiError(Exception):
    """An error with one of the service's codes."""

    def __init__(
        self, code: int, message: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.headers = dict(headers or {})


class FrameworkError(Exception):
    """An error in the agent framework's own shape, `{"detail": …}`."""

    def __init__(self, status: int, detail: str | list[dict[str, Any]]) -> None:
        super().__init__(str(detail))
        self.status = status
        self.detail = detail


def ok(data: Mapping[str, Any]) -> web.Response:
    """The success envelope."""
    return web.json_response({"code": 0, "data": data})


def token_invalid() -> ApiError:
    return ApiError(1001, "invalid or expired token")


def session_not_found() -> ApiError:
    return ApiError(1002, "session not found")


def missing_field(*loc: str) -> FrameworkError:
    """How the framework refuses a body that lacks a field (HTTP 422)."""
    return FrameworkError(
        422, [{"type": "missing", "loc": ["body", *loc], "msg": "Field required"}]
    )


async def json_object(request: web.Request) -> dict[str, Any]:
    """The body as a JSON object; raises `FrameworkError` (422) otherwise."""
    try:
        body = await request.json()
    except ValueError:
        raise FrameworkError(
            422, [{"type": "json_invalid", "loc": ["body", 0], "msg": "JSON decode error"}]
        ) from None
    if not isinstance(body, dict):
        raise FrameworkError(
            422, [{"type": "model_type", "loc": ["body"], "msg": "Input should be an object"}]
        )
    return cast("dict[str, Any]", body)


def errors_as_json(*, real_http_status: bool) -> Middleware:
    """A middleware that turns the two kinds of errors into their JSON answers."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except ApiError as error:
            status = STATUS_OF_CODE.get(error.code, 200) if real_http_status else 200
            return web.json_response(
                {"code": error.code, "message": error.message},
                status=status,
                headers=error.headers,
            )
        except FrameworkError as error:
            return web.json_response({"detail": error.detail}, status=error.status)
        except web.HTTPNotFound:
            return web.json_response({"detail": "Not Found"}, status=404)
        except web.HTTPMethodNotAllowed:
            return web.json_response({"detail": "Method Not Allowed"}, status=405)

    return middleware
