"""Sentences as offices write them, from the rows of metrics; what is not known is not said."""
