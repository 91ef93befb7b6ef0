"""Layouts of press archives: documents -> lines -> articles, by markers that are data."""
