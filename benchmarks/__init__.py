"""Speed and memory, measured side by side with the tools that a team would use instead. `python -m benchmarks`."""
