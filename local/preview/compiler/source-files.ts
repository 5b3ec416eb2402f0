import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

interface Kept<T> {
  stamp: string;
  value: T;
}

/** The files of miniprogram/, addressed from its root with `/`. Remembers what was made of a file until it changes. */
export class SourceFiles {
  private readonly kept = new Map<string, Kept<unknown>>();

  constructor(
    readonly root: string,
    /** How the root is called in messages. */
    readonly label = 'miniprogram',
  ) {}

  exists(path: string): boolean {
    return existsSync(join(this.root, path)) && statSync(join(this.root, path)).isFile();
  }

  /** Text of a file, or undefined when there is none. */
  read(path: string): string | undefined {
    return this.exists(path) ? readFileSync(join(this.root, path), 'utf8') : undefined;
  }

  /** The first of the paths that is a file. */
  first(paths: string[]): string | undefined {
    return paths.find((path) => this.exists(path));
  }

  /** Changes whenever the file does; `-` for a missing one. */
  stamp(path: string): string {
    try {
      const { mtimeMs, size } = statSync(join(this.root, path));
      return `${mtimeMs}:${size}`;
    } catch {
      return '-';
    }
  }

  /**
   * What `make` returned last time, if no file of `paths(value)` changed since.
   * `kind` keeps different products of one file apart.
   */
  remember<T>(kind: string, path: string, make: () => T, paths: (value: T) => string[] = () => [path]): T {
    const key = `${kind}|${path}`;
    const old = this.kept.get(key) as Kept<T> | undefined;
    if (old && old.stamp === this.stampAll(paths(old.value))) return old.value;
    const value = make();
    this.kept.set(key, { stamp: this.stampAll(paths(value)), value });
    return value;
  }

  /** Name for messages: `miniprogram/pages/home/home.ts`. */
  name(path: string): string {
    return posix.join(this.label, path);
  }

  private stampAll(paths: string[]): string {
    return paths.map((path) => this.stamp(path)).join('|');
  }
}
