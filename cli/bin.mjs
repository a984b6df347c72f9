#!/usr/bin/env node
// The entry point: an old Node cannot even parse what the command is written in, so that this file asks for the version
// first. It imports nothing before that, and keeps to syntax that any Node with ES modules knows.
var needed = [22, 18];
var found = process.versions.node.split('.').map(Number);

if (found[0] > needed[0] || (found[0] === needed[0] && found[1] >= needed[1])) import('./main.ts');
else {
  process.exitCode = 2;
  process.stderr.write(
    'error: userstatus-conformance needs Node ' +
      needed.join('.') +
      ' or later; this is ' +
      process.version +
      ' (' +
      process.execPath +
      ').\n',
  );
}
