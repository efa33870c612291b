"""Small charts as SVG, made on the server from the same rows as the table beside them.

:mod:`~kern.grafiek.vorm` holds the shapes and the colours, :mod:`~kern.grafiek.pagina` what stands on a page (colours
by class, so that light, dark and print follow the style sheet) and :mod:`~kern.grafiek.rapport` what stands in a PDF
(colours as attributes, for the renderer knows no variables inside SVG, and always with an alternative text). Pure
functions: plain values in, safe markup out.
"""
