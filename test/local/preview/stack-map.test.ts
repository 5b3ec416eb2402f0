import { transformSync } from 'esbuild';
import { mapStack, sourceLine } from '../../../local/preview/runtime/stack-map';

const source = `interface A {\n  a: number;\n}\n\nexport function fail(a: A): never {\n  const text: string = 'x';\n  throw new Error(text + a.a);\n}\n`;
const { code, map } = transformSync(source, { loader: 'ts', format: 'cjs', sourcemap: 'external' });

it('finds the line a person wrote', () => {
  const lines = code.split('\n');
  const row = lines.findIndex((line) => line.includes('throw new Error')) + 1;
  const column = (lines[row - 1] ?? '').indexOf('new Error') + 1;
  expect(sourceLine(map, row, column)).toBe(7);
  const stack = `Error: x1\n    at fail (miniprogram:///services/a.ts:${row}:${column})\n    at http://127.0.0.1/app/phone.js:1:1`;
  expect(mapStack(stack, () => map)).toBe('Error: x1\n    at fail (miniprogram/services/a.ts:7)');
});
