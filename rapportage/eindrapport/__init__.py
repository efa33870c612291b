"""The final report of a network, and the closing overview of a network that writes none."""
