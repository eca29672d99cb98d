"""What only shows: the case file, the queue, the board, the picture. Nothing here writes."""
