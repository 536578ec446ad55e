"""Read a data-sharing agreement, turn it into a graph, and check the graph against rules."""

__version__ = "0.1.0"
