"""The page's files, read without a browser."""
