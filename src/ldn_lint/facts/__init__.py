"""What a page says of itself: author, dates, interests, benefits and harms. `context` alone is cheap to import."""
