import { drawable } from '../../miniprogram/services/photo';

const megabyte = 1024 * 1024;

it('leaves out an image of 30 MB with a clear word, and takes the others', () => {
  const photos = [
    { path: 'small.jpg', size: 2 * megabyte },
    { path: 'large.bmp', size: 30 * megabyte },
    { path: 'limit.jpg', size: 10 * megabyte },
  ];
  expect(drawable(photos)).toEqual({
    paths: ['small.jpg', 'limit.jpg'],
    problem: '有一张照片有 30 MB，超过 10 MB，没有加进来。请用微信拍一张，或截图后再选',
  });
});

it('says how many are too large, and nothing where all are good', () => {
  const large = { path: 'large.bmp', size: 30 * megabyte };
  expect(drawable([large, large]).problem).toContain('有 2 张照片，超过 10 MB');
  expect(drawable([{ path: 'small.jpg', size: 1 }])).toEqual({ paths: ['small.jpg'], problem: '' });
});

it('takes one whose size the phone does not tell', () => {
  expect(drawable([{ path: 'untold.jpg' }])).toEqual({ paths: ['untold.jpg'], problem: '' });
});
