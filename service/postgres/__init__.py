"""The embedded PostgreSQL: one server per data directory, shared by every command that runs.

Three files of the data directory, locked with flock (the kernel frees them whatever kills a process), hold the
protocol:

- `usage.lock`: shared by each command for as long as it works; the keeper takes it exclusively to stop the server, so
  that no command's end takes the server away from another, and a command that arrives meanwhile waits.
- `serveur.lock`: held by the keeper **and by the postgres it starts**, which inherits it; free means that no process
  of an earlier server is left. The command that takes it prepares the data, and hands it to the keeper it starts.
- `adresse`: the socket directory; true as long as the keeper holds the file locked.
"""
