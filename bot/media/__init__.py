"""Work on media files, each job in a process of its own."""
