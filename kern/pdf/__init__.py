"""From a snapshot to an accessible PDF, in a child process that can reach nothing.

Only :mod:`kern.pdf.render`, which runs in the child, imports WeasyPrint.
"""
