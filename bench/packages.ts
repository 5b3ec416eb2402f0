import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { transformSync } from 'esbuild';
import type { Report } from './report';

const root = join(__dirname, '../miniprogram');

/** Bytes of the main package and of each subpackage as they are uploaded: TypeScript compiled and minified, the rest as it is. */
export function measurePackages(report: Report): void {
  const app = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')) as { subPackages: Array<{ root: string }> };
  const sizes = new Map<string, number>();
  for (const file of filesUnder(root)) {
    const path = relative(root, file).split(sep).join('/');
    const owner = app.subPackages.find((one) => path.startsWith(`${one.root}/`))?.root ?? 'main package';
    sizes.set(owner, (sizes.get(owner) ?? 0) + bytesOf(file));
  }
  report.table(['package', 'bytes', 'aim']);
  for (const [name, bytes] of [...sizes].sort())
    report.row([name, String(bytes), name === 'main package' ? '≤ 400 KB' : '≤ 500 KB']);
}

function bytesOf(file: string): number {
  if (extname(file) !== '.ts') return statSync(file).size;
  return Buffer.byteLength(
    transformSync(readFileSync(file, 'utf8'), { loader: 'ts', format: 'cjs', target: 'es2018', minify: true }).code,
  );
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return /\.(md|map|d\.ts)$|tsconfig\.json$/.test(entry.name) ? [] : [path];
  });
}
