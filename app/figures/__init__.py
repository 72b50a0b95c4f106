"""What a chart is before anyone paints it: scenes of shapes and text, in colour roles, with marks to point at."""
