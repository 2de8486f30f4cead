"""What people take away: tables as files, each with its manifest."""
