"""The tasks of the weather example; each module is one task, or a piece that several of them share."""
