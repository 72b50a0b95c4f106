"""What each view of the situation says in words: plain functions over plain values. Nothing is computed here."""
