"""Run rules over documents and files."""
