import postcss, { type AtRule, CssSyntaxError, type Root } from 'postcss';
import { rewriteLengths } from './lengths';
import type { Problem } from './problems';
import { joinFrom } from './resolve';
import { rewriteSelector, type SelectorScope } from './selectors';
import type { SourceFiles } from './source-files';

export interface CompiledStyle {
  css: string;
  /** Every file that went in, itself first. */
  sources: string[];
  problems: Problem[];
}

/** A WXSS file with its @imports as CSS for the phone. Kept until one of its files changes. */
export function compileWxss(files: SourceFiles, path: string, scope: SelectorScope): CompiledStyle {
  const kind = `wxss ${scope.prefix ?? ''} ${scope.page ?? ''}`;
  return files.remember(
    kind,
    path,
    () => compile(files, path, scope),
    (style) => style.sources,
  );
}

function compile(files: SourceFiles, path: string, scope: SelectorScope): CompiledStyle {
  const style: CompiledStyle = { css: '', sources: [], problems: [] };
  const root = inline(files, path, style);
  rewriteRoot(root, scope);
  style.css = root.toString();
  return style;
}

/** Parses a file and puts imported files in the place of their @import. */
function inline(files: SourceFiles, path: string, style: CompiledStyle): Root {
  style.sources.push(path);
  const root = parse(files, path, style);
  root.walkAtRules('import', (rule) => {
    const reference = /(['"])([^'"]+)\1/.exec(rule.params)?.[2] ?? '';
    const target = joinFrom(path, reference);
    if (target === undefined || !files.exists(target)) {
      const { line, column } = rule.source?.start ?? {};
      style.problems.push({ file: files.name(path), line, column, message: `@import "${reference}" is not found` });
      if (target !== undefined) style.sources.push(target);
      rule.remove();
    } else if (style.sources.includes(target)) {
      rule.remove();
    } else {
      rule.replaceWith(inline(files, target, style).nodes);
    }
  });
  return root;
}

function parse(files: SourceFiles, path: string, style: CompiledStyle): Root {
  try {
    return postcss.parse(files.read(path) ?? '', { from: files.name(path) });
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    style.problems.push({ file: files.name(path), line: error.line, column: error.column, message: error.reason });
    return postcss.root();
  }
}

function rewriteRoot(root: Root, scope: SelectorScope): void {
  root.walkRules((rule) => {
    if (!isKeyframe(rule.parent)) rule.selector = rewriteSelector(rule.selector, scope);
  });
  root.walkDecls((declaration) => {
    declaration.value = rewriteLengths(declaration.value);
  });
}

function isKeyframe(parent: unknown): boolean {
  return (parent as AtRule | undefined)?.type === 'atrule' && /keyframes$/.test((parent as AtRule).name);
}
