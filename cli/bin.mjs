#!/usr/bin/env node
// The entry point checks the version of Node first, because an old one cannot parse the rest.
// Until then it imports nothing, and uses syntax that any Node with ES modules can parse.
const needed = [22, 18];
const found = process.versions.node.split('.').map(Number);

// Without this, a message that cannot be printed would end the process with 1.
process.stderr.on('error', () => undefined);

const fail = (code, message) => {
  process.exitCode = code;
  process.stderr.write(`error: userstatus-conformance ${message}\n`);
};

// Exit code 1 means nonconformant and nothing else.
const cannotLoad = ({ message }) => fail(3, `could not be loaded: ${message}`);

// Node never returns from making its cache where nothing can be made, as in /proc: the directory is made here.
const isCacheable = ({ mkdirSync }, { tmpdir }) => {
  try {
    mkdirSync(`${tmpdir()}/node-compile-cache`);
    return true;
  } catch ({ code }) {
    return code === 'EEXIST';
  }
};

// Before anything else is loaded: Node caches what it compiles for the next start.
const start = ([module, fs, os]) => {
  if (isCacheable(fs, os)) module.enableCompileCache();
  return import('./main.ts');
};

if (found[0] > needed[0] || (found[0] === needed[0] && found[1] >= needed[1]))
  Promise.all([import('node:module'), import('node:fs'), import('node:os')])
    .then(start)
    .catch(cannotLoad);
else fail(2, `needs Node ${needed.join('.')} or later; this is ${process.version} (${process.execPath}).`);
