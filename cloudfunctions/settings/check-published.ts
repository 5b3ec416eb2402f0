import { checkWords, type Words } from '../platform/content-check';
import type { Changes } from './merge';

/** What one question to WeChat takes together. */
const mostTogether = 2_000;

/** Residents read these words on the form and the notice board: WeChat is asked as for any other. */
export async function checkPublished(openid: string, { categories = [], texts = {} }: Changes): Promise<void> {
  const words: Words[] = [
    ...categories.map(({ name, group, hint, materials }) => ({
      field: 'categories',
      label: `事项类别「${name}」`,
      text: [name, group, hint, ...materials].join('\n'),
    })),
    ...categories.flatMap(({ name, guide }) =>
      guide
        ? [
            {
              field: 'categories',
              label: `「${name}」的办事指南`,
              text: [guide.who, guide.where, guide.howLong, guide.cost, ...guide.steps].filter(Boolean).join('\n'),
            },
          ]
        : [],
    ),
    { field: 'texts', label: '提交成功的话', text: texts.submitted ?? '' },
    { field: 'texts', label: '公示栏说明', text: texts.noticeBoard ?? '' },
    { field: 'texts', label: '一封信', text: texts.letter ?? '' },
    { field: 'texts', label: '常用电话', text: texts.usefulNumbers ?? '' },
  ];
  for (const together of batches(words)) await checkWords(openid, together);
}

function batches(words: readonly Words[]): Words[][] {
  const all: Words[][] = [];
  let room = 0;
  for (const one of words) {
    if (one.text.length > room) {
      all.push([]);
      room = mostTogether;
    }
    all.at(-1)?.push(one);
    room -= one.text.length;
  }
  return all;
}
