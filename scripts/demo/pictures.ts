import { box, Canvas, type Colour, ellipse, type Shape, stroke } from './shapes';

/** What residents photograph, drawn: no real place stands in the demo. */
export type PictureName = 'rubbish' | 'lamp' | 'water' | 'road';

type Layer = readonly [shape: Shape, colour: Colour];

const day: Colour = [201, 216, 228];
const night: Colour = [44, 52, 74];
const paving: Colour = [150, 150, 148];

const wall = (colour: Colour): Layer => [box(240, 110, 300, 120, 0), colour];
const ground = (colour: Colour): Layer => [box(240, 330, 300, 110, 0), colour];

const scenes: Record<PictureName, { sky: Colour; layers: readonly Layer[] }> = {
  rubbish: {
    sky: day,
    layers: [
      wall([214, 202, 182]),
      ground(paving),
      [box(110, 190, 52, 74, 10), [62, 110, 84]],
      [box(110, 116, 60, 12, 6), [48, 88, 68]],
      [ellipse(236, 246, 56, 46), [38, 38, 42]],
      [ellipse(320, 258, 48, 38), [52, 52, 58]],
      [ellipse(280, 288, 62, 34), [30, 30, 34]],
      [box(392, 276, 44, 22, 4), [186, 150, 104]],
    ],
  },
  lamp: {
    sky: night,
    layers: [
      wall([58, 62, 80]),
      ground([52, 54, 60]),
      [
        stroke(
          [
            [300, 300],
            [300, 70],
            [250, 56],
          ],
          12,
        ),
        [92, 96, 104],
      ],
      [ellipse(240, 62, 26, 12), [70, 72, 78]],
      [box(110, 90, 26, 34, 2), [214, 184, 110]],
      [box(400, 130, 26, 34, 2), [40, 44, 58]],
    ],
  },
  water: {
    sky: day,
    layers: [
      wall([196, 190, 180]),
      ground(paving),
      [ellipse(240, 300, 190, 48), [120, 140, 150]],
      [ellipse(240, 296, 150, 34), [150, 172, 182]],
      [ellipse(230, 272, 44, 16), [54, 54, 56]],
    ],
  },
  road: {
    sky: day,
    layers: [
      ground([120, 120, 122]),
      [box(240, 236, 300, 8, 0), [220, 220, 214]],
      [ellipse(236, 304, 104, 40), [74, 70, 66]],
      [ellipse(240, 310, 78, 26), [48, 44, 42]],
      [
        stroke(
          [
            [120, 320],
            [60, 350],
          ],
          6,
        ),
        [74, 70, 66],
      ],
      [
        stroke(
          [
            [350, 300],
            [430, 280],
          ],
          5,
        ),
        [74, 70, 66],
      ],
    ],
  },
};

/** A PNG of 480 by 360. */
export function drawPicture(name: PictureName): Buffer {
  const { sky, layers } = scenes[name];
  const canvas = new Canvas(480, 360, () => sky);
  for (const [shape, colour] of layers) canvas.paint(shape, colour);
  return canvas.toPng();
}
