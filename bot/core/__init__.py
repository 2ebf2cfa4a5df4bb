"""Pure logic: no discord, aiohttp, SQLAlchemy, asyncio, clock, random or files."""
