import { join } from 'node:path';
import type { Weight } from './paper';

const files: Record<Weight, string> = { regular: 'NotoSansSC_400Regular.ttf', bold: 'NotoSansSC_700Bold.ttf' };

/** Noto Sans SC (SIL Open Font License). The build puts both files beside the function's bundle: 10 MB each are no text. */
export function fontFile(weight: Weight): string {
  return join(__dirname, files[weight]);
}
