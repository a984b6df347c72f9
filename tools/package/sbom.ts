// `npm run package:sbom`: the list of what the package brings with it, as CycloneDX, for its release page.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };

const args = ['sbom', '--package-lock-only', '--omit', 'dev', '--sbom-format', 'cyclonedx', '--sbom-type', 'library'];
const cwd = join(import.meta.dirname, '../..');

type Bom = { readonly metadata: { readonly component: { readonly name: string } } };
const bom: Bom = JSON.parse(execFileSync('npm', args, { cwd, encoding: 'utf8' }));
const { metadata } = bom;

// npm takes the name of the folder for that of the package.
const named = { ...bom, metadata: { ...metadata, component: { ...metadata.component, name: packageFile.name } } };
console.log(JSON.stringify(named, undefined, 2));
