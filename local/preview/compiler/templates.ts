import { TmplGroup } from 'glass-easel-template-compiler';
import type { AppConfig } from './config';
import { type Problems, placeOf } from './problems';
import type { ComponentPlan } from './project';
import { joinFrom } from './resolve';
import type { SourceFiles } from './source-files';
import { builtinTags, syntaxTags } from './tags';
import { type PreparedWxml, prepareWxml, type Reference } from './wxml';
import { rewriteWxs, wxsGlobals, wxsRequires } from './wxs';

/** As the template compiler reports it; lines and columns count from 0. */
interface TemplateFault {
  isError: boolean;
  level: string;
  message: string;
  startLine: number;
  startColumn: number;
}

/** The templates of one package as one JavaScript expression, kept warm between builds. */
export class PackageTemplates {
  private readonly group = new TmplGroup();
  private readonly known = new Map<string, string>();
  private readonly faults = new Map<string, TemplateFault[]>();
  private code = '';

  constructor(private readonly files: SourceFiles) {
    this.group.setExtraRuntimeScript(wxsGlobals);
  }

  /** Compiles what changed and answers the expression: an object from path to template group. */
  compile(app: AppConfig, plans: ComponentPlan[], problems: Problems): string {
    const seen = new Set<string>();
    let changed = this.code === '';
    for (const plan of plans) {
      const prepared = this.visit(plan.path, seen, problems, () => {
        changed = true;
      });
      if (prepared) this.checkTags(app, plan, prepared, problems);
    }
    for (const key of this.known.keys()) {
      if (seen.has(key)) continue;
      changed = true;
      this.known.delete(key);
      if (key.endsWith('.wxs')) this.group.removeScript(key.slice(0, -4));
      else this.group.removeTmpl(key);
    }
    if (changed) this.code = this.group.getTmplGenObjectGroups();
    return this.code;
  }

  private visit(
    path: string,
    seen: Set<string>,
    problems: Problems,
    onChange: () => void,
    from?: Reference & { file: string },
  ): PreparedWxml | undefined {
    const file = `${path}.wxml`;
    const stamp = this.files.stamp(file);
    if (stamp === '-') {
      problems.add({ ...this.whereFrom(from, file), message: `template ${file} is missing` });
      return undefined;
    }
    const prepared = this.files.remember('wxml', file, () => prepareWxml(file, this.files.read(file) ?? ''));
    if (seen.has(path)) return prepared;
    seen.add(path);
    if (this.known.get(path) !== stamp) {
      onChange();
      this.known.set(path, stamp);
      this.faults.set(path, this.group.addTmpl(path, prepared.text) as TemplateFault[]);
    }
    for (const fault of this.faults.get(path) ?? []) this.report(file, fault, problems);
    for (const reference of prepared.templates)
      this.visit(reference.path, seen, problems, onChange, { ...reference, file });
    for (const reference of prepared.scripts) this.visitScript(reference, file, seen, problems, onChange);
    return prepared;
  }

  private visitScript(
    reference: Reference,
    from: string,
    seen: Set<string>,
    problems: Problems,
    onChange: () => void,
  ): void {
    const file = `${reference.path}.wxs`;
    if (seen.has(file)) return;
    seen.add(file);
    const text = this.files.read(file);
    if (text === undefined) {
      problems.add({ ...this.whereFrom({ ...reference, file: from }, file), message: `script ${file} is missing` });
      return;
    }
    const stamp = this.files.stamp(file);
    if (this.known.get(file) !== stamp) {
      onChange();
      this.known.set(file, stamp);
      this.group.addScript(reference.path, rewriteWxs(text));
    }
    for (const written of wxsRequires(text)) {
      const path = joinFrom(file, written.endsWith('.wxs') ? written.slice(0, -4) : written);
      if (path !== undefined)
        this.visitScript({ path, written, offset: text.indexOf(written) }, file, seen, problems, onChange);
    }
  }

  /** A tag that is neither WeChat's, nor declared, nor a generic: most likely a forgotten `usingComponents` line. */
  private checkTags(app: AppConfig, plan: ComponentPlan, prepared: PreparedWxml, problems: Problems): void {
    if (plan.path.includes('miniprogram_npm/')) return;
    const declared = { ...app.usingComponents, ...plan.config.usingComponents, ...plan.config.componentGenerics };
    for (const tag of prepared.tags) {
      if (tag.name in declared || builtinTags.has(tag.name) || syntaxTags.has(tag.name)) continue;
      const file = `${plan.path}.wxml`;
      const message = `<${tag.name}> is no component: it is not in usingComponents of ${plan.path}.json or app.json`;
      problems.add({ file: this.files.name(file), ...placeOf(this.files.read(file) ?? '', tag.offset), message });
    }
  }

  private report(file: string, fault: TemplateFault, problems: Problems): void {
    if (!fault.isError || file.includes('miniprogram_npm/')) return;
    problems.add({
      file: this.files.name(file),
      line: fault.startLine + 1,
      column: fault.startColumn + 1,
      message: fault.message,
    });
  }

  private whereFrom(
    from: (Reference & { file: string }) | undefined,
    file: string,
  ): { file: string; line?: number; column?: number } {
    if (!from) return { file: this.files.name(file) };
    return { file: this.files.name(from.file), ...placeOf(this.files.read(from.file) ?? '', from.offset) };
  }
}
