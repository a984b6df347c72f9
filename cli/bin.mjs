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

// Directories are made one by one: where nothing can be made, as in /proc, Node never returns from making several.
const made = (directory, { mkdirSync }) => {
  try {
    mkdirSync(directory, 0o700);
  } catch ({ code }) {
    if (code !== 'EEXIST') return false;
  }
  return true;
};

const isOwn = (directory, { lstatSync }) => {
  const found = lstatSync(directory);
  if (typeof process.getuid !== 'function') return found.isDirectory();
  return found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o022) === 0;
};

// What is read from a cache of compiled code is run: only this user may write there, which a directory in a shared
// temporary one does not ensure.
const cacheOf = (fs, { homedir }) => {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  const parent = LOCALAPPDATA || XDG_CACHE_HOME || `${homedir()}/.cache`;
  const directory = `${parent}/userstatus-conformance`;
  return made(parent, fs) && made(directory, fs) && isOwn(directory, fs) ? directory : undefined;
};

// Before anything else is loaded: Node caches what it compiles for the next start. Without a cache it is only slower.
const enableCache = (module, fs, os) => {
  try {
    const directory = cacheOf(fs, os);
    if (directory !== undefined) module.enableCompileCache(directory);
  } catch {
    // There is no home, or it cannot be looked into.
  }
};

const start = ([module, fs, os]) => {
  enableCache(module, fs, os);
  return import('./main.ts');
};

if (found[0] > needed[0] || (found[0] === needed[0] && found[1] >= needed[1]))
  Promise.all([import('node:module'), import('node:fs'), import('node:os')])
    .then(start)
    .catch(cannotLoad);
else fail(2, `needs Node ${needed.join('.')} or later; this is ${process.version} (${process.execPath}).`);
