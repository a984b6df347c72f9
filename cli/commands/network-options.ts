// The options of every command that sends: how the server is reached.
import type { Command } from 'commander';

/** Adds them to a command. */
export const addNetworkOptions = (command: Command): Command =>
  command
    .option('--no-proxy', 'connect without the proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names')
    .option('--ca <file...>', 'trust these certificate authorities too, in PEM')
    .option('--cert <file>', 'the certificate to show to the target, in PEM; needs --key')
    .option('--key <file>', 'the private key of --cert, in PEM');

/** Adds them, and --insecure, to a command that sends to a target. */
export const addTargetNetworkOptions = (command: Command): Command =>
  addNetworkOptions(command).option(
    '--insecure',
    'do not check the certificate of a target on this machine or at a private address',
  );
