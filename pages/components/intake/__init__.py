"""What the page of submissions is made of: files coming in, and files looked at cell by cell."""
