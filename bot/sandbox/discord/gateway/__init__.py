"""The gateway: sessions over WebSocket, with intents, compression and resuming."""
