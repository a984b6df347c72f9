// Plugins that a pact names. Pact's verifier downloads a plugin that is not installed, and runs its code: a pact, which
// anyone may have written, would decide what this machine runs. So such a pact is not given to it.
import { isObject } from '../../contracts/odata/read-body.ts';

const isPlugin = (key: string): boolean => /plug[-_\s]?in/i.test(key);
const isMetadata = (key: string): boolean => /^meta[-_\s]?data$/i.test(key);

/** Whether a value has such a key, at whatever depth. */
const names = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(names);
  return isObject(value) && Object.entries(value).some(([key, inner]) => isPlugin(key) || names(inner));
};

// Version 4 has a transport for each interaction; one that is not HTTP comes from a plugin.
const isOfPlugin = (interaction: unknown): boolean => {
  if (!isObject(interaction)) return false;
  const { transport } = interaction;
  const isHttp = transport === undefined || transport === null || /^https?$/i.test(String(transport));
  return !isHttp || Object.keys(interaction).some(isPlugin) || partsOf(interaction).some(isOfPlugin);
};

// Synchronous messages have a list of responses.
const partsOf = ({ request, response }: Readonly<Record<string, unknown>>): readonly unknown[] => [
  request,
  ...(Array.isArray(response) ? response : [response]),
];

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Whether a JSON value, which may be a pact, names a plugin or needs one. */
export const needsPlugin = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const { interactions, messages } = value;
  return (
    Object.entries(value).some(([key, inner]) => isPlugin(key) || (isMetadata(key) && names(inner))) ||
    [...listIn(interactions), ...listIn(messages)].some(isOfPlugin)
  );
};
