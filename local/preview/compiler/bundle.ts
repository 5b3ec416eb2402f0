import type { AppConfig, PageConfig } from './config';
import type { Problems } from './problems';
import type { ComponentPlan, Project } from './project';
import { packageOf } from './project';
import { scriptOf } from './resolve';
import type { CompiledModule } from './scripts';
import type { SourceFiles } from './source-files';
import { styleScope } from './style-scope';
import { compileWxss } from './wxss';

/** A component as the phone registers it. */
export interface BundledComponent {
  path: string;
  isPage: boolean;
  config: PageConfig;
  /** Module that calls Page() or Component(); without one the component has no behaviour of its own. */
  script?: string;
  /** Class prefix of its styles; absent when it shares the page's scope. */
  prefix?: string;
}

export interface BundledStyle {
  path: string;
  css: string;
  /** Page sheets come after all component sheets. */
  isPage: boolean;
}

/** One package as the phone loads it: the argument of `__phonePackage`. */
export interface PackageBundle {
  name: string;
  app: AppConfig;
  /** The main package's app.ts. */
  appScript?: string;
  components: BundledComponent[];
  styles: BundledStyle[];
  modules: CompiledModule[];
  templates: Record<string, (name: string) => unknown>;
}

/** Component plans of each package, in the order their styles must come in. */
export function plansByPackage(project: Project): Map<string, ComponentPlan[]> {
  const plans = new Map(project.app.packages.map(({ name }) => [name, [] as ComponentPlan[]]));
  for (const plan of project.components.values()) plans.get(packageOf(project.app, plan.path))?.push(plan);
  return plans;
}

/** Writes a package as the script the phone loads. `templates` is the template compiler's expression. */
export function writeBundle(
  files: SourceFiles,
  project: Project,
  name: string,
  plans: ComponentPlan[],
  modules: CompiledModule[],
  templates: string,
  problems: Problems,
): string {
  const appStyle = name === 'main' && files.exists('app.wxss') ? [style(files, 'app', {}, false, problems)] : [];
  const data: Omit<PackageBundle, 'templates'> = {
    name,
    app: project.app,
    ...(name === 'main' && { appScript: scriptOf(files, 'app') }),
    components: plans.map((plan) => bundledComponent(files, project.app, plan)),
    styles: [
      ...appStyle,
      ...plans
        .filter((plan) => files.exists(`${plan.path}.wxss`))
        .map((plan) => style(files, plan.path, styleScope(files, plan), plan.isPage, problems)),
    ],
    modules,
  };
  return `__phonePackage(${JSON.stringify(data)},\n${templates});\n`;
}

function bundledComponent(files: SourceFiles, app: AppConfig, plan: ComponentPlan): BundledComponent {
  const using = { ...app.usingComponents, ...plan.config.usingComponents };
  const usingComponents = Object.fromEntries(Object.entries(using).map(([tag, path]) => [tag, `/${path}`]));
  const { prefix } = styleScope(files, plan);
  return {
    path: plan.path,
    isPage: plan.isPage,
    config: { ...plan.config, usingComponents },
    script: scriptOf(files, plan.path),
    ...(prefix !== undefined && { prefix }),
  };
}

function style(
  files: SourceFiles,
  path: string,
  scope: { prefix?: string; page?: string },
  isPage: boolean,
  problems: Problems,
): BundledStyle {
  const compiled = compileWxss(files, `${path}.wxss`, scope);
  for (const problem of compiled.problems) problems.add(problem);
  return { path, css: compiled.css, isPage };
}
