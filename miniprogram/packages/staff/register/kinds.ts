import type { Post } from '../today/post';

/** 现场登记: found in the field · 窗口登记: for somebody who walks in · 突发事件: registered and alarmed at once. */
export type Kind = 'field' | 'window' | 'alarm';

/** How a form looks and speaks. */
interface Form {
  title: string;
  label: string;
  hint: string;
  /** Whose phone it asks for, '' where it asks for none. */
  contact: string;
  contactRequired: boolean;
  button: string;
  busy: string;
  said: string;
}

export const forms: Record<Kind, Form> = {
  field: {
    title: '现场登记',
    label: '发现什么事',
    hint: '写清什么事、在哪里、现在怎样',
    contact: '',
    contactRequired: false,
    button: '登记',
    busy: '正在登记',
    said: '已登记',
  },
  window: {
    title: '窗口登记',
    label: '居民反映什么事',
    hint: '按居民说的写：什么事、在哪里、什么时候',
    contact: '居民电话',
    contactRequired: true,
    button: '登记并送到网格',
    busy: '正在登记',
    said: '已登记，送到网格',
  },
  alarm: {
    title: '突发事件',
    label: '现场情况',
    hint: '什么事、有没有人受伤、现在怎样',
    contact: '报事人电话',
    contactRequired: false,
    button: '登记并报警',
    busy: '正在报警',
    said: '已报警，社区和镇都收到了',
  },
};

/** What `?for=` names, as far as it is theirs. */
export function kindFrom(text: string | undefined, post: Post): Kind | undefined {
  const theirs: Record<Kind, boolean> = { field: post.field, window: post.window, alarm: post.alarm };
  const kind = (['field', 'window', 'alarm'] as const).find((one) => one === text);
  return kind && theirs[kind] ? kind : undefined;
}
