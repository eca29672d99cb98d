"""The pages of the desk: for now one that says what is there and what is not."""
