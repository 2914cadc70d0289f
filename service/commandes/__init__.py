"""The commands of `sofi`, one module each; what a command needs is imported when it runs, so that --help is instant."""
