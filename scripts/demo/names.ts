import type { Random } from './random';

/** A made-up name with the look its portrait has. */
export interface DemoName {
  name: string;
  look: 'woman' | 'man';
}

const surnames =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈'.split('');
const womenNames = [
  '芳',
  '敏',
  '静',
  '丽娟',
  '秀兰',
  '玉梅',
  '晓燕',
  '红霞',
  '春梅',
  '慧',
  '雪琴',
  '桂英',
  '婷婷',
  '文静',
  '海燕',
  '月华',
  '小芹',
  '素珍',
  '雅琴',
  '翠云',
];
const menNames = [
  '强',
  '军',
  '建国',
  '志明',
  '海涛',
  '文斌',
  '国庆',
  '永胜',
  '俊杰',
  '立新',
  '卫东',
  '德才',
  '宏伟',
  '光明',
  '家喜',
  '正阳',
  '学文',
  '长贵',
  '少华',
  '云飞',
];

/** Names no two of which are alike. */
export function makeNames(count: number, random: Random): DemoName[] {
  const taken = new Set<string>();
  const names: DemoName[] = [];
  while (names.length < count) {
    const look = random.next() < 0.55 ? ('woman' as const) : ('man' as const);
    const name = random.pick(surnames) + random.pick(look === 'woman' ? womenNames : menNames);
    if (taken.has(name)) continue;
    taken.add(name);
    names.push({ name, look });
  }
  return names;
}
