// Loaded before a command (`node --import`): what it says on stderr, it says to a terminal.
process.stderr.isTTY = true;
