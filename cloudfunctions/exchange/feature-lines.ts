/**
 * The line each feature of a GeoJSON FeatureCollection begins on, counted from 1: a parsed JSON no longer knows. The
 * text must be valid JSON. Features are the objects in an array directly inside the outer object.
 */
export function featureLines(text: string): number[] {
  const lines: number[] = [];
  const open: string[] = [];
  let line = 1;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n') line++;
    else if (character === '"') at = endOfString(text, at);
    else if (character === '{' || character === '[') {
      if (character === '{' && open.join('') === '{[') lines.push(line);
      open.push(character);
    } else if (character === '}' || character === ']') open.pop();
  }
  return lines;
}

/** The line of a place in the text, counted from 1. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at;
}
