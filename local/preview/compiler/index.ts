import { createHash } from 'node:crypto';
import { plansByPackage, writeBundle } from './bundle';
import type { AppConfig } from './config';
import { lineOf } from './json';
import { type Problem, Problems } from './problems';
import { packageOf, readProject } from './project';
import { scriptOf } from './resolve';
import { type CompiledModule, compileScripts } from './scripts';
import { SourceFiles } from './source-files';
import { PackageTemplates } from './templates';

export type { Problem } from './problems';
export { formatProblem } from './problems';

export interface CompiledPackage {
  name: string;
  code: string;
  /** Changes with the code; part of its address, so that a browser may keep it. */
  hash: string;
}

export interface Build {
  app: AppConfig;
  packages: Map<string, CompiledPackage>;
  problems: Problem[];
  milliseconds: number;
}

/** Compiles miniprogram/ for the phone. Keeps what did not change between builds. */
export class Compiler {
  private readonly files: SourceFiles;
  private readonly templates = new Map<string, PackageTemplates>();

  constructor(root: string, label = 'miniprogram') {
    this.files = new SourceFiles(root, label);
  }

  async build(): Promise<Build> {
    const started = performance.now();
    const problems = new Problems();
    const project = readProject(this.files, problems);
    const plans = plansByPackage(project);
    const entries = ['app', ...project.components.keys()].flatMap((path) => scriptOf(this.files, path) ?? []);
    const modules = await compileScripts(this.files, entries, problems);
    this.checkBorders(project.app, modules, problems);
    const packages = new Map<string, CompiledPackage>();
    for (const [name, own] of plans) {
      const templates = this.templatesOf(name).compile(project.app, own, problems);
      const ownModules = [...modules.values()].filter((module) => packageOf(project.app, module.path) === name);
      const code = writeBundle(this.files, project, name, own, ownModules, templates, problems);
      packages.set(name, { name, code, hash: createHash('sha1').update(code).digest('hex').slice(0, 12) });
    }
    return { app: project.app, packages, problems: problems.list(), milliseconds: performance.now() - started };
  }

  private templatesOf(name: string): PackageTemplates {
    const known = this.templates.get(name) ?? new PackageTemplates(this.files);
    this.templates.set(name, known);
    return known;
  }

  /** A package may require from itself and from the main package only: WeChat has loaded nothing else for sure. */
  private checkBorders(app: AppConfig, modules: Map<string, CompiledModule>, problems: Problems): void {
    for (const module of modules.values()) {
      const from = packageOf(app, module.path);
      for (const [written, target] of Object.entries(module.requires)) {
        const to = packageOf(app, target);
        if (to === 'main' || to === from) continue;
        const message = `"${written}" is in subpackage ${to}; ${from === 'main' ? 'the main package' : from} cannot require from there`;
        problems.add({
          file: this.files.name(module.path),
          line: lineOf(this.files.read(module.path), written),
          message,
        });
      }
    }
  }
}
