"""The words of the trade: thin doors to the libraries that know them."""
