"""Sample years that a newcomer can load, and the generators that write them."""
