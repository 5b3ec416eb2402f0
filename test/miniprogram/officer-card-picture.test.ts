import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import QRCode from 'qrcode';
import { factsOf } from '../../miniprogram/packages/public/card/facts';
import { invitingWords, layoutCard, type Piece } from '../../miniprogram/packages/public/card/layout';
import { measureWith, paintCard } from '../../miniprogram/packages/public/card/paint';
import { wrap } from '../../miniprogram/packages/public/card/wrap';

const card: Parameters<typeof factsOf>[0] = {
  code: '340104100001001',
  name: '第一网格',
  kind: 'propertyManaged',
  kindName: '物业小区',
  community: { code: '340104100001', name: '蜀山社区' },
  town: { code: '340104100', name: '井岗镇' },
  estates: [],
  officer: {
    name: '王芳',
    phone: '13900001111',
    photo: '',
    duties: [],
    standIn: '',
    dutyHours: ['今天 17:00–21:00', '周一至周五 08:30–12:00、14:00–17:30'],
    onDuty: true,
    nextDuty: '',
  },
  supervisionPhone: '0551-65123456',
  desk: { name: '蜀山社区受理中心', phone: '0551-65120001', address: '' },
  retiredName: '',
};
const opens = 'http://127.0.0.1:8080/?scene=g%3D340104100001001';
const measure = measureWith(createCanvas(1, 1).getContext('2d'));
const textOf = (pieces: Piece[]): string[] => pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : []));

it('says who, where, when and how to call, and its code is read from the picture', async () => {
  const layout = layoutCard(factsOf(card), measure, false);
  const said = textOf(layout.pieces);
  for (const word of ['井岗镇 蜀山社区', '第一网格', '王芳', '网格员', '139 0000 1111', '今天 17:00–21:00']) {
    expect(said).toContain(word);
  }
  expect(said.join('')).toContain(invitingWords.join(''));

  const scale = 1.5;
  const canvas = createCanvas(layout.width * scale, layout.height * scale);
  const code = await loadImage(await QRCode.toBuffer(opens, { width: 430 }));
  paintCard(canvas.getContext('2d'), layout, { code, photo: undefined }, scale);
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  expect(jsqr(new Uint8ClampedArray(data), width, height)?.data).toBe(opens);
});

it('lets the desk stand in for an officer, and says who answers for one who is away', () => {
  expect(factsOf({ ...card, officer: null })).toMatchObject({
    name: '蜀山社区受理中心',
    role: '网格员暂缺，请找社区',
    phone: '0551-65120001',
  });
  const officer = card.officer && { ...card.officer, standIn: '李军 12月1日前休假，由王芳代班' };
  expect(factsOf({ ...card, officer }).role).toBe('代班网格员');
});

it('takes more lines for a long name and many hours, and stays inside its edges', () => {
  const facts = factsOf(card);
  const many = { ...facts, name: '阿卜杜热合曼·买买提依明', hours: Array(9).fill(facts.hours[1]) as string[] };
  const long = { ...many, grid: '第二十三网格（蜀山里东区、西区、临街商铺和农贸市场）' };
  const layout = layoutCard(long, measure, true);
  expect(layout.height).toBeGreaterThan(layoutCard(facts, measure, true).height);
  for (const piece of layout.pieces) {
    const right = piece.kind === 'text' ? piece.x + measure(piece.text, piece.size, piece.bold) : 0;
    expect(right).toBeLessThanOrEqual(layout.width - 40);
  }
  expect(textOf(layout.pieces).join('')).toContain('农贸市场）');
  // Nothing lies over what comes after it.
  const lines = layout.pieces.filter((piece) => piece.kind === 'text' && piece.x === 44);
  expect([...lines].sort((a, b) => a.y - b.y)).toEqual(lines);
});

it('keeps numbers whole and begins no line with a stop', () => {
  const wide = (text: string) => text.length;
  expect(wrap('周一至周五 08:30–12:00、14:00–17:30', 12, wide)).toEqual(['周一至周五', '08:30–12:00、', '14:00–17:30']);
  expect(wrap('', 12, wide)).toEqual([]);
});
