"""What a reader has chosen, and the ways on and back: filters, switches, links; all of it in the address."""
