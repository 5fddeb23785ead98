"""What the command line needs beside its verbs: messages, outputs, progress."""
