"""What a chart is before anyone paints it: scenes of plain primitives."""
