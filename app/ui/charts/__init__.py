"""Charts in the window: a painter and a widget for the scenes of `app.figures`."""
