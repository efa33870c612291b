"""Django's SQLite, with a queue in front of the one write lock: who came first writes first."""
