"""Records: the append-only, hash-chained ledger of events; the only clock of the desk."""
