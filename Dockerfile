# Reelthread in a container: `docker compose up -d`, or see compose.yaml for what it needs.

FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
RUN python -m venv /opt/reelthread
RUN /opt/reelthread/bin/pip install --no-cache-dir ".[media,pictures,ops]"

FROM python:3.13-slim
COPY --from=build /opt/reelthread /opt/reelthread
# The extra "pictures" brings the letters of every script; emoji have a font of their own.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-noto-color-emoji \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /data --no-create-home reelthread \
    && install --directory --owner=reelthread --mode=0700 /data
ENV PATH=/opt/reelthread/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    REELTHREAD__OPS__LISTEN=127.0.0.1:8080
USER reelthread
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
ENTRYPOINT ["reelthread"]
CMD ["run"]
