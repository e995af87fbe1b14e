"""The nodes of a header become values with types, by the table of fields."""
