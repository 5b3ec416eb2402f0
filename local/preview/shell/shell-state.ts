/** What the shell's address says, and what it remembers: `/?page=…&scene=…&person=…`. */
export interface ShellState {
  person: string;
  /** Page to open with its query, or empty for the person's own first page. */
  page: string;
  scene: string;
  font: number;
}

const KEY = 'preview/shell';

/** The address wins; person and text size are remembered from last time. */
export function readShellState(): ShellState {
  const values = new URLSearchParams(location.search);
  const remembered = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<ShellState>;
  return {
    person: values.get('person') ?? remembered.person ?? '',
    page: values.get('page') ?? '',
    scene: values.get('scene') ?? '',
    font: Number(values.get('font')) || remembered.font || 16,
  };
}

export function rememberShellState({ person, font }: ShellState): void {
  localStorage.setItem(KEY, JSON.stringify({ person, font }));
}
