// The version of the tool, without loading more than the package file.
import packageFile from '../package.json' with { type: 'json' };

export const { version } = packageFile;
