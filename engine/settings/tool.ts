// What this tool is called, and its version.
import packageFile from '../../package.json' with { type: 'json' };

export const tool = { name: packageFile.name, version: packageFile.version } as const;

/** What it calls itself to servers: firewalls refuse requests without a name, and an operator sees where they come from. */
export const userAgent = `${tool.name}/${tool.version}`;
