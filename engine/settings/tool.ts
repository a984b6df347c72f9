// What this tool is called, and its version.
import packageFile from '../../package.json' with { type: 'json' };

export const tool = { name: packageFile.name, version: packageFile.version } as const;
