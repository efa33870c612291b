"""The periodic steering report: what a steering group decides on, is told, and can check."""
