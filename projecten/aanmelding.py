"""What this app tells the register of the core at start-up."""


def meld_aan() -> None:
    """Add this app's facts, tasks, figures, counters and links to the register."""
