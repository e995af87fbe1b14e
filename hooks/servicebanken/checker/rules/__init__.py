"""What a card must be besides readable: one family of rules in each file."""
