"""Mail: RFC 5322 messages, with what they forward and what is attached to them."""
