import { joinFrom } from './resolve';
import { type ScannedTag, scanWxml } from './wxml-scan';
import { rewriteWxs, wxsRequires } from './wxs';

/** A WXML file ready for the template compiler, and what it needs. */
export interface PreparedWxml {
  text: string;
  /** Templates it imports or includes: path without extension, and where it says so. */
  templates: Reference[];
  /** WXS files it uses. */
  scripts: Reference[];
  tags: { name: string; offset: number }[];
  /** Names of generics it fills: `generic:item="x"` → component tag `x`. */
}

export interface Reference {
  path: string;
  written: string;
  offset: number;
}

/** `bindtap` → `bind:tap`. Undefined when the name is no event binding, or has its colon already. */
export function eventName(attribute: string): string | undefined {
  const match = /^((?:capture-)?(?:bind|catch)|mut-bind)([a-z][\w-]*)$/i.exec(attribute);
  return match ? `${match[1]}:${match[2]}` : undefined;
}

/** Rewrites what the template compiler does not read as WeChat does. Lines stay where they were. */
export function prepareWxml(path: string, source: string): PreparedWxml {
  const tags = scanWxml(source);
  const edits: { start: number; end: number; text: string }[] = [];
  const prepared: PreparedWxml = { text: '', templates: [], scripts: [], tags: [] };
  for (const tag of tags) {
    prepared.tags.push({ name: tag.name, offset: tag.offset });
    for (const attribute of tag.attributes) {
      const renamed = eventName(attribute.name);
      if (renamed)
        edits.push({ start: attribute.offset, end: attribute.offset + attribute.name.length, text: renamed });
    }
    if (tag.name === 'wxs' && tag.inner) {
      const code = source.slice(tag.inner.start, tag.inner.end);
      edits.push({ ...tag.inner, text: rewriteWxs(code) });
      for (const written of wxsRequires(code)) addReference(prepared.scripts, path, written, tag.inner.start, '.wxs');
    }
    collectReferences(prepared, path, tag);
  }
  prepared.text = applyEdits(source, edits);
  return prepared;
}

function collectReferences(prepared: PreparedWxml, path: string, tag: ScannedTag): void {
  const src = tag.attributes.find((attribute) => attribute.name === 'src');
  if (!src) return;
  if (tag.name === 'import' || tag.name === 'include')
    addReference(prepared.templates, path, src.value, src.offset, '.wxml');
  if (tag.name === 'wxs') addReference(prepared.scripts, path, src.value, src.offset, '.wxs');
}

function addReference(into: Reference[], path: string, written: string, offset: number, ending: string): void {
  const joined = joinFrom(path, written);
  if (joined !== undefined)
    into.push({ path: joined.endsWith(ending) ? joined.slice(0, -ending.length) : joined, written, offset });
}

function applyEdits(source: string, edits: { start: number; end: number; text: string }[]): string {
  let text = '';
  let at = 0;
  for (const edit of edits.sort((a, b) => a.start - b.start)) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}
