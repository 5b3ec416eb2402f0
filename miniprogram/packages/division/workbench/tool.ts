import type { Corner } from '../editing/ground';

/** What the person is doing on the map; everything else of the page follows from it. */
export type Tool =
  | { kind: 'none' }
  /** Points of a new grid, in order. */
  | { kind: 'draw'; points: Corner[] }
  /** The line that cuts the chosen grid. */
  | { kind: 'split'; points: Corner[] }
  | { kind: 'merge' }
  /** A corner of the chosen grid, once one is picked; with `edge` it is put into that edge where it is laid down. */
  | { kind: 'corner'; picked: Corner | null; edge: [Corner, Corner] | null }
  /** The line, then the piece to give, then who gets it. */
  | { kind: 'give'; points: Corner[]; piece: Corner | null; takers: string[] };

export type ToolKind = Exclude<Tool['kind'], 'none'>;

export const toolNames: ReadonlyArray<{ kind: ToolKind; name: string; needsGrid: boolean }> = [
  { kind: 'corner', name: '移动边界', needsGrid: true },
  { kind: 'give', name: '划给邻格', needsGrid: true },
  { kind: 'split', name: '拆分', needsGrid: true },
  { kind: 'merge', name: '合并', needsGrid: true },
  { kind: 'draw', name: '画新网格', needsGrid: false },
];

export function begun(kind: ToolKind): Tool {
  if (kind === 'draw' || kind === 'split') return { kind, points: [] };
  if (kind === 'corner') return { kind, picked: null, edge: null };
  if (kind === 'give') return { kind, points: [], piece: null, takers: [] };
  return { kind };
}

/** What to do next, in words. */
export function hintOf(tool: Tool, grid: string): string {
  switch (tool.kind) {
    case 'none':
      return '';
    case 'draw':
      return tool.points.length < 3
        ? `沿着新网格的边，依次点它的角（已点 ${tool.points.length} 个，至少 3 个）`
        : `已点 ${tool.points.length} 个角，点完一圈后按“画好了”`;
    case 'split':
      return tool.points.length < 2 ? `在“${grid}”上点一条线，从一边到另一边` : '线从边到边后，按“拆开”';
    case 'merge':
      return `“${grid}”要和哪个相邻的网格合并？点地图上的网格或下面的名字`;
    case 'corner':
      return tool.picked
        ? '移动地图，让准星对准新位置，再按“放到这里”'
        : `点“${grid}”的一个角；点边中间的小点可加一个角`;
    case 'give':
      if (tool.piece) return '这一块划给谁？';
      return tool.points.length < 2 ? `在“${grid}”上点一条线，把要划出的一块切开` : '线画好后，点一下要划出去的那一块';
  }
}
