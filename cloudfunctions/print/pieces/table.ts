import { baselineIn, ink, type Paper } from '../setting/paper';

export interface Column<Row> {
  title: string;
  /** Millimetres. */
  width: number;
  align?: 'left' | 'right';
  text: (row: Row) => string;
  /** In place of `text` where a row is the first of a further page. */
  again?: (row: Row) => string;
}

/** The parts of a sheet a table stands in, in millimetres. */
export interface TableRoom {
  x: number;
  bottom: number;
  /** Where the table may begin on the page that is open, and on each further one. */
  top: number;
  /** Opens the next page; returns where the table begins on it. */
  next: () => number;
  /** Lines of a row at most: what is beyond is left out. 6 if not said. */
  mostLines?: number;
}

const size = 9.5;
const leading = 5;
const padding = 2;

/**
 * A table over as many pages as it needs, its head repeated on each; a row is never parted. Returns where it ends on the last
 * page.
 */
export function drawTable<Row>(
  paper: Paper,
  columns: ReadonlyArray<Column<Row>>,
  rows: readonly Row[],
  room: TableRoom,
): number {
  const wide = columns.reduce((sum, { width }) => sum + width, 0);
  const head = (top: number): number => {
    paper.rect(room.x, top, wide, 9, ink.brand);
    let x = room.x;
    for (const { title, width, align } of columns) {
      const at = align === 'right' ? x + width - padding : x + padding;
      paper.line({
        text: title,
        x: at,
        y: top + baselineIn(9, size),
        size,
        weight: 'bold',
        colour: ink.paper,
        align: align ?? 'left',
      });
      x += width;
    }
    return top + 9;
  };

  let y = head(room.top);
  for (const [index, row] of rows.entries()) {
    const set = (isFirst: boolean): string[][] =>
      columns.map(({ text, again = text, width }) =>
        paper
          .linesIn({ text: (isFirst ? again : text)(row), width: width - 2 * padding, size })
          .slice(0, room.mostLines ?? 6),
      );
    const highOf = (lines: string[][]): number => Math.max(1, ...lines.map(({ length }) => length)) * leading + 3;
    let cells = set(false);
    if (y + highOf(cells) > room.bottom) {
      cells = set(true);
      y = head(room.next());
    }
    const high = highOf(cells);
    if (index % 2 === 1) paper.rect(room.x, y, wide, high, '#f4f7f9');
    let x = room.x;
    for (const [place, { width, align }] of columns.entries()) {
      const at = align === 'right' ? x + width - padding : x + padding;
      cells[place]?.forEach((line, number) => {
        paper.line({
          text: line,
          x: at,
          y: y + 1.5 + number * leading + baselineIn(leading, size),
          size,
          align: align ?? 'left',
          width: width - 2 * padding,
        });
      });
      x += width;
    }
    paper.rule(room.x, y + high, room.x + wide, y + high);
    y += high;
  }
  return y;
}
