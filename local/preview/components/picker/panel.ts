import { Wheel } from './wheel';

/** What a panel shows: the lines of each column, and which of them are chosen. */
export interface Columns {
  lines: string[][];
  selected: number[];
}

export interface PanelOptions {
  title: string;
  columns: Columns;
  /**
   * A column was turned; answers with new columns when others depend on it (day of month, city of province).
   * `before` is what was chosen until now.
   */
  turned(column: number, selected: number[], before: number[]): Columns | undefined;
}

export interface Panel {
  /** The chosen index of each column, or `undefined` when cancelled. */
  chosen: Promise<number[] | undefined>;
  /** New lines while it is open: a page may change `range` in `bindcolumnchange`. */
  update(columns: Columns): void;
  /** Takes the panel away as 取消 would. */
  cancel(): void;
  /** What stands in the middle now. */
  selected(): number[];
}

/** The panel of `<picker>`: wheels with 取消 and 确定 above them. */
export function openPanel(options: PanelOptions): Panel {
  let settle: (selected: number[] | undefined) => void = () => undefined;
  const chosen = new Promise<number[] | undefined>((resolve) => {
    settle = resolve;
  });
  const wheels: Wheel[] = [];
  const selected = () => wheels.map((wheel) => wheel.selected);
  let before = options.columns.selected;

  const root = document.createElement('div');
  root.className = 'wx-picker';
  root.dataset['sheet'] = 'picker';
  const columns = document.createElement('div');
  columns.className = 'wx-picker__columns';

  const update = ({ lines, selected: chosenLines }: Columns) => {
    for (const [column, items] of lines.entries()) {
      let wheel = wheels[column];
      if (!wheel) {
        wheel = new Wheel(`第 ${column + 1} 列`, () => {
          const next = options.turned(column, selected(), before);
          if (next) update(next);
          before = selected();
        });
        wheels.push(wheel);
        columns.append(wheel.element);
      }
      wheel.fill(items, chosenLines[column] ?? 0);
    }
    for (const extra of wheels.splice(lines.length)) extra.element.remove();
    before = selected();
  };

  const close = (result: number[] | undefined) => {
    remove();
    settle(result);
  };
  const button = (text: string, className: string, result: () => number[] | undefined) => {
    const element = document.createElement('button');
    element.textContent = text;
    element.className = className;
    element.addEventListener('click', () => close(result()));
    return element;
  };
  const mask = document.createElement('div');
  mask.className = 'wx-picker__mask';
  mask.addEventListener('click', () => close(undefined));
  const title = document.createElement('div');
  title.className = 'wx-picker__title';
  title.textContent = options.title;
  const head = document.createElement('div');
  head.className = 'wx-picker__head';
  const confirm = button('确定', 'wx-picker__confirm', selected);
  head.append(
    button('取消', 'wx-picker__cancel', () => undefined),
    title,
    confirm,
  );
  const panel = document.createElement('div');
  panel.className = 'wx-picker__panel';
  panel.setAttribute('role', 'dialog');
  panel.append(head, columns);
  root.append(mask, panel);

  update(options.columns);
  const remove = window.__phone.overlays.mount(root);
  // A wheel turns only once it is in the document.
  for (const wheel of wheels) wheel.place();
  return { chosen, update, selected, cancel: () => close(undefined) };
}
