"""The playground: both stand-ins and the unchanged bot behind a chat page in the browser.

The page speaks with `server` over one WebSocket: `tab` answers what it asks, by `actions` and
`usages`, and tells it the `events` that its person may see, shaped by `view`. `machinery` has the
switches, `feed`, `timelines` and `notes` what goes on behind the scenes. `keeper` keeps the world
in the `archive` of a `folder`; `stage` puts all of it together.
"""
