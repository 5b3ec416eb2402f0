import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { TmplGroup } from 'glass-easel-template-compiler';

/** `import template from './swiper.wxml'`: the template of a built-in component, compiled. */
const wxmlPlugin: Plugin = {
  name: 'wxml',
  setup(context) {
    context.onLoad({ filter: /\.wxml$/ }, async ({ path }) => {
      const group = new TmplGroup();
      const faults = group.addTmpl('t', await readFile(path, 'utf8')) as {
        isError: boolean;
        message: string;
        startLine: number;
      }[];
      const errors = faults
        .filter((fault) => fault.isError)
        .map((fault) => ({ text: fault.message, location: { file: path, line: fault.startLine + 1 } }));
      return {
        contents: `const list = ${group.getTmplGenObjectGroups()};\nexport default { groupList: list, content: list['t'] };`,
        loader: 'js',
        errors,
      };
    });
  },
};

/** A script for the browser and its source map, which only opened developer tools ask for. */
export interface BrowserScript {
  code: string;
  map: string;
}

/** Bundles the phone (runtime, built-in components, wx) for the browser. */
export async function bundlePhone(): Promise<BrowserScript> {
  return bundleForBrowser(join(__dirname, '../runtime/main.ts'));
}

/** Bundles one TypeScript entry of the preview for the browser. */
export async function bundleForBrowser(entry: string): Promise<BrowserScript> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    outfile: `${basename(entry, '.ts')}.js`,
    sourcemap: 'external',
    minifySyntax: true,
    minifyWhitespace: true,
    loader: { '.css': 'text' },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [wxmlPlugin],
    logLevel: 'silent',
  });
  const text = (ending: string) => result.outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { code: text('.js'), map: text('.js.map') };
}
