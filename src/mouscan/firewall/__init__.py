"""Stage 5: what data can do under an agreement: where they can come to, for what use, and what stops them."""
