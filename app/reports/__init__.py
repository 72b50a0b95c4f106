"""Documents: PDF now, Excel and Word later."""
