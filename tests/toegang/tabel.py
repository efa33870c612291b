class Regel:
    pass


TOEGANG = {}
