"""Where a page's statements come from: its reference lists, the markers that point to them, its links.

But for the quotations nothing here is imported for a page without links, reference list, bracketed number or
identifier.
"""
