"""The deck as PPTX for a room without the server."""
