// Loaded before a command (`node --import`): makes stderr look like a terminal.
process.stderr.isTTY = true;
