/** Elements by the text on them. XPath is the only way the client has to find text inside components. */
import type { Element, Page } from './connect';

/** Best first: a button with exactly this text, anything with exactly this text, anything that holds it. */
export async function findByText(page: Page, text: string): Promise<Element[]> {
  const wanted = literal(text.trim().replace(/\s+/g, ' '));
  const is = `normalize-space(.)=${wanted}`;
  const holds = `contains(normalize-space(.), ${wanted})`;
  for (const path of [`//button[${is}]`, `//*[${is} and not(.//*[${is}])]`, `//*[${holds} and not(.//*[${holds}])]`]) {
    const found: Element[] = await page.getElementsByXpath(path);
    if (found.length > 0) return found;
  }
  return [];
}

/** XPath has no escapes: a text with both kinds of quotes is put together from pieces. */
function literal(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat(${text
    .split("'")
    .map((piece) => `'${piece}'`)
    .join(`, "'", `)})`;
}
