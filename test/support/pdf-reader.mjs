import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

// Reads `in.pdf` of a folder and writes what stands on its pages, for test/support/pdf-pages.ts.
const [folder, dpi] = process.argv.slice(2);
const mm = 72 / 25.4;
const loading = getDocument({
  data: new Uint8Array(readFileSync(join(folder, 'in.pdf'))),
  disableFontFace: true,
  verbosity: 0,
});
const pdf = await loading.promise;
const pages = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const shown = page.getViewport({ scale: Number(dpi) / 72 });
  const { canvas, context } = pdf.canvasFactory.create(Math.round(shown.width), Math.round(shown.height));
  await page.render({ canvas, viewport: shown }).promise;
  const { items } = await page.getTextContent();
  const pieces = items
    .filter(({ str }) => str.trim() !== '')
    .map(({ str, transform, width, height }) => ({
      text: str,
      x: transform[4] / mm,
      y: (viewport.height - transform[5]) / mm,
      width: width / mm,
      height: height / mm,
    }));
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  writeFileSync(join(folder, `${number - 1}.rgba`), image.data);
  writeFileSync(join(folder, `${number - 1}.png`), canvas.toBuffer('image/png'));
  pages.push({
    width: viewport.width / mm,
    height: viewport.height / mm,
    text: pieces.map(({ text }) => text).join(' '),
    pieces,
    pixels: { width: canvas.width, height: canvas.height },
  });
}
writeFileSync(join(folder, 'pages.json'), JSON.stringify(pages));
await loading.destroy();
