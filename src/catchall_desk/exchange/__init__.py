"""Exchange: what goes to partners and comes from them."""
