"""Change format 1, as pure functions over bytes: canonical JSON, header, ops and words, and the line of a file.

Final: what is written here must be readable for ever. It signs nothing, stores nothing and judges no rights.
"""
