"""Documents about meetings, laid out in the child process: plain values in, templates out. Imports no model."""
