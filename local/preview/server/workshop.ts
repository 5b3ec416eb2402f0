import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { buildMiniprogramNpm } from '../../../scripts/build-npm';
import { type Build, Compiler, formatProblem } from '../compiler';
import { type BrowserScript, bundleForBrowser, bundlePhone } from '../compiler/runtime-bundle';
import type { LiveMessage } from '../runtime/live';

export interface WorkshopOptions {
  root: string;
  nodeModules: string;
  log: (line: string) => void;
  warn: (line: string) => void;
  tell: (message: LiveMessage) => void;
}

/** Saves that come within this many milliseconds are one: editors write a file in several steps. */
const GATHER = 40;

/** Keeps the compiled mini program and the phone's own code ready to be served. */
export class Workshop {
  build: Build = {
    app: { entryPagePath: '', window: {}, packages: [], usingComponents: {} },
    packages: new Map(),
    problems: [],
    milliseconds: 0,
  };
  /** The preview's own scripts by name: `phone`, `shell`. */
  readonly scripts = new Map<string, BrowserScript>();
  private readonly compiler: Compiler;
  private watcher: FSWatcher | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: WorkshopOptions) {
    this.compiler = new Compiler(options.root);
  }

  async start(watching: boolean): Promise<void> {
    const phone = bundlePhone();
    const shell = bundleForBrowser(join(__dirname, '../shell/shell.ts'));
    await this.rebuild();
    this.scripts.set('phone', await phone);
    this.scripts.set('shell', await shell);
    if (watching) this.watch();
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await this.watcher?.close();
    await this.running;
  }

  private watch(): void {
    const ignored = (path: string) =>
      /miniprogram_npm|node_modules|[\\/]\.|\.(js\.map|md)$/.test(path.slice(this.options.root.length));
    this.watcher = watch(this.options.root, { ignoreInitial: true, ignored });
    this.watcher.on('all', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.running = this.running.then(() => this.rebuild());
      }, GATHER);
    });
  }

  private async rebuild(): Promise<void> {
    const { root, nodeModules, log, warn, tell } = this.options;
    const before = this.hashes();
    const hadProblems = this.build.problems.length > 0;
    if (existsSync(join(root, 'app.json'))) {
      await buildMiniprogramNpm({ miniprogramRoot: root, nodeModules }).catch((error: unknown) => {
        warn(`miniprogram_npm: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
    this.build = await this.compiler.build();
    const { problems, milliseconds, packages } = this.build;
    for (const problem of problems) warn(formatProblem(problem));
    log(
      `mini program compiled in ${Math.round(milliseconds)} ms: ${packages.size} packages, ${problems.length} problems`,
    );
    if (problems.length > 0) tell({ type: 'problems', problems });
    // a picture or a problem put right changes no code, but people wait for the screen to show it
    else if (hadProblems || before !== '' || this.hashes() !== before) tell({ type: 'reload' });
  }

  private hashes(): string {
    return [...this.build.packages.values()].map(({ hash }) => hash).join();
  }
}
