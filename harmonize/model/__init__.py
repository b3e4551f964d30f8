"""The nouns every stage shares: frozen, slotted, standard library only.

``text`` (what was read), ``law`` (how it is cut into provisions), ``knowledge`` (treaties, lexicons, drafting
traditions, jurisdictions), ``evidence`` (what speaks for a match) and ``verdict`` (what is concluded from it).
"""
