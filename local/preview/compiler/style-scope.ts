import { createHash } from 'node:crypto';
import type { ComponentPlan } from './project';
import { scriptOf } from './resolve';
import type { SelectorScope } from './selectors';
import type { SourceFiles } from './source-files';

/**
 * How the classes of a page's or component's WXSS are narrowed. Pages share one unprefixed scope with app.wxss; a
 * component has its own prefix, unless it asks to be `shared` in its json or in `options` of its script.
 */
export function styleScope(files: SourceFiles, plan: ComponentPlan): SelectorScope {
  const isolation = plan.config.styleIsolation ?? isolationInScript(files, plan);
  if (plan.isPage && (isolation === undefined || isolation.endsWith('shared'))) return { page: plan.path };
  if (isolation === 'shared' || isolation === 'page-shared') return {};
  return { prefix: classPrefix(plan.path) };
}

/** A short class prefix a person can still read in the browser's inspector: `case-card-1f3a`. */
export function classPrefix(path: string): string {
  const parts = path.split('/').filter((part) => part !== 'index');
  const name = (parts[parts.length - 1] ?? 'c').replace(/[^\w-]/g, '_');
  return `${/^\d/.test(name) ? '_' : ''}${name}-${createHash('sha1').update(path).digest('hex').slice(0, 4)}`;
}

function isolationInScript(files: SourceFiles, plan: ComponentPlan): string | undefined {
  const script = scriptOf(files, plan.path);
  return (
    script &&
    files.remember('isolation', script, () => /styleIsolation:\s*['"]([\w-]+)['"]/.exec(files.read(script) ?? '')?.[1])
  );
}
