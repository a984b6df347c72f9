#!/usr/bin/env node
// The entry point: an old Node cannot even parse what the command is written in, so this file asks for the version first.
// It imports nothing before that, and keeps to syntax that any Node with ES modules knows.
const needed = [22, 18];
const found = process.versions.node.split('.').map(Number);

const fail = (code, message) => {
  process.exitCode = code;
  process.stderr.write(`error: userstatus-conformance ${message}\n`);
};

// An exit code of 1 says nonconformant and nothing else.
const cannotLoad = ({ message }) => fail(3, `could not be loaded: ${message}`);

// What Node compiles is kept for the next start, so that this comes before anything else is loaded.
const start = (module) => {
  module.enableCompileCache();
  return import('./main.ts');
};

if (found[0] > needed[0] || (found[0] === needed[0] && found[1] >= needed[1]))
  import('node:module').then(start).catch(cannotLoad);
else fail(2, `needs Node ${needed.join('.')} or later; this is ${process.version} (${process.execPath}).`);
