import type { Random } from './random';
import { above, both, box, Canvas, type Colour, ellipse, type Shape, stroke, union, without } from './shapes';

const backgrounds: Colour[] = [
  [222, 234, 244],
  [228, 238, 230],
  [240, 234, 222],
  [233, 229, 241],
  [225, 238, 240],
];
const skins: Colour[] = [
  [246, 214, 190],
  [240, 203, 175],
  [232, 190, 160],
  [249, 221, 200],
];
const hairs: Colour[] = [
  [42, 38, 40],
  [56, 46, 42],
  [70, 58, 52],
  [104, 100, 102],
];
const clothes: Colour[] = [
  [52, 84, 126],
  [70, 104, 96],
  [122, 74, 70],
  [84, 84, 108],
  [58, 62, 74],
  [146, 112, 72],
];

/**
 * A calm flat portrait of nobody, 300×400: head and shoulders, drawn here so that no real face stands on a demo board.
 * Returns a PNG.
 */
export function drawPortrait(look: 'woman' | 'man', random: Random): Buffer {
  const background = random.pick(backgrounds);
  const skin = random.pick(skins);
  const hair = random.pick(hairs);
  const cloth = random.pick(clothes);
  const canvas = new Canvas(300, 400, (_x, y) => shade(background, 1.02 - (y / 400) * 0.08));
  const face = { x: 150, y: 184, width: random.between(60, 66), height: random.between(76, 82) };

  const style = random.whole(0, 2);
  if (look === 'woman') paintBackHair(canvas, face, hair, style);
  paintShoulders(canvas, skin, cloth, random);
  paintHead(canvas, face, skin);
  paintFace(canvas, face, skin, hair, random);
  paintFrontHair(canvas, face, hair, look, style, random);
  return canvas.toPng();
}

interface Face {
  x: number;
  y: number;
  width: number;
  height: number;
}

function paintBackHair(canvas: Canvas, face: Face, hair: Colour, style: number): void {
  const crown = ellipse(face.x, face.y - 14, face.width + 17, face.height + 10);
  const fall = box(face.x, face.y + 52, face.width + 15, 78, 40);
  const bun = ellipse(face.x, face.y - face.height - 20, 30, 26);
  canvas.paint(
    [union(crown, fall), union(crown, bun), union(crown, box(face.x, face.y + 20, face.width + 15, 62, 36))][style] ??
      crown,
    hair,
  );
}

function paintShoulders(canvas: Canvas, skin: Colour, cloth: Colour, random: Random): void {
  const body = union(ellipse(150, 404, 128, 118), box(150, 420, 128, 60, 30));
  canvas.paint(body, cloth);
  const collar = random.whole(0, 2);
  const neck = box(150, 262, 29, 62, 18);
  canvas.paint(collar === 2 ? both(neck, triangle(150, 324, 42, 130)) : neck, shade(skin, 0.93));
  if (collar === 0) {
    // A shirt under a jacket.
    canvas.paint(both(body, triangle(150, 372, 46, 104)), [248, 248, 246]);
    canvas.paint(box(150, 270, 29, 36, 18), shade(skin, 0.93));
    canvas.paint(
      both(
        body,
        stroke(
          [
            [104, 276],
            [150, 372],
          ],
          17,
        ),
      ),
      shade(cloth, 0.82),
    );
    canvas.paint(
      both(
        body,
        stroke(
          [
            [196, 276],
            [150, 372],
          ],
          17,
        ),
      ),
      shade(cloth, 0.82),
    );
  } else if (collar === 1) {
    canvas.paint(both(body, without(ellipse(150, 290, 54, 42), ellipse(150, 278, 38, 36))), shade(cloth, 0.84));
  } else {
    canvas.paint(
      stroke(
        [
          [118, 292],
          [150, 326],
          [182, 292],
        ],
        14,
      ),
      shade(cloth, 1.35),
    );
    canvas.paint(
      stroke(
        [
          [150, 330],
          [150, 398],
        ],
        3,
      ),
      shade(cloth, 0.8),
    );
  }
}

function paintHead(canvas: Canvas, face: Face, skin: Colour): void {
  for (const side of [-1, 1])
    canvas.paint(ellipse(face.x + side * (face.width + 1), face.y + 12, 11, 17), shade(skin, 0.95));
  // The jaw is narrower than the brow.
  canvas.paint(
    union(
      ellipse(face.x, face.y - 8, face.width, face.height - 8),
      ellipse(face.x, face.y + 14, face.width - 7, face.height - 14),
    ),
    skin,
  );
}

function paintFace(canvas: Canvas, { x, y, width }: Face, skin: Colour, hair: Colour, random: Random): void {
  const eyes = width * 0.42;
  const brow = random.between(-1.5, 2);
  for (const side of [-1, 1]) {
    canvas.paint(ellipse(x + side * width * 0.56, y + 30, 12, 8), mix(skin, [238, 150, 134], 0.28));
    canvas.paint(
      stroke(
        [
          [x + side * (eyes - 12), y - 15 + brow],
          [x + side * eyes, y - 18],
          [x + side * (eyes + 12), y - 14],
        ],
        4.2,
      ),
      shade(hair, 1.1),
    );
    canvas.paint(ellipse(x + side * eyes, y + 4, 5, 6.2), [50, 42, 44]);
    canvas.paint(ellipse(x + side * eyes + 1.6, y + 2, 1.5, 1.5), [255, 255, 255]);
  }
  canvas.paint(
    stroke(
      [
        [x, y + 10],
        [x - 4, y + 25],
        [x + 3, y + 26],
      ],
      2.6,
    ),
    shade(skin, 0.84),
  );
  const smile = random.between(4, 7);
  canvas.paint(
    stroke(
      [
        [x - 17, y + 43],
        [x - 8, y + 43 + smile * 0.8],
        [x, y + 43 + smile],
        [x + 8, y + 43 + smile * 0.8],
        [x + 17, y + 43],
      ],
      3.2,
    ),
    [178, 92, 84],
  );
  if (random.next() < 0.3) paintGlasses(canvas, x, y, eyes);
}

function paintGlasses(canvas: Canvas, x: number, y: number, eyes: number): void {
  const frame: Colour = [72, 72, 80];
  for (const side of [-1, 1]) {
    const lens = box(x + side * eyes, y + 4, 19, 15, 9);
    canvas.paint((px, py) => Math.abs(lens(px, py)) - 1.5, frame);
    canvas.paint(
      stroke(
        [
          [x + side * (eyes + 19), y + 1],
          [x + side * (eyes + 37), y - 3],
        ],
        3,
      ),
      frame,
    );
  }
  canvas.paint(
    stroke(
      [
        [x - eyes + 19, y + 2],
        [x, y - 1],
        [x + eyes - 19, y + 2],
      ],
      3,
    ),
    frame,
  );
}

function paintFrontHair(
  canvas: Canvas,
  face: Face,
  hair: Colour,
  look: 'woman' | 'man',
  style: number,
  random: Random,
): void {
  const cap = ellipse(
    face.x,
    face.y - 14,
    face.width + (look === 'woman' ? 10 : 7),
    face.height + (look === 'woman' ? 8 : 6),
  );
  const parting = face.x + random.pick([-22, -8, 16, 24]);
  const brow = face.y - face.height * 0.44;
  const forehead =
    look === 'woman'
      ? union(
          ellipse(parting - 46, brow + 34, 62, 46),
          ellipse(parting + 46, brow + 34, 62, 46),
          ellipse(face.x, face.y + 44, face.width - 2, 70),
        )
      : union(
          ellipse(face.x, face.y + 16, face.width - 4, face.height - 8 - style * 3),
          box(face.x, face.y + 30, face.width - 5, 62, 30),
        );
  canvas.paint(without(both(cap, above(face.y + (look === 'woman' ? 40 : -6), 0)), forehead), hair);
  if (look === 'man') canvas.paint(both(cap, above(brow - 4, random.pick([-0.16, 0.14]), face.x)), hair);
}

/** A shape like a V: its point below, its width above. */
function triangle(x: number, bottom: number, halfWidth: number, height: number): Shape {
  return (px, py) => {
    const slope = halfWidth / height;
    return Math.max((Math.abs(px - x) - (bottom - py) * slope) / Math.hypot(1, slope), bottom - height - py);
  };
}

function shade([red, green, blue]: Colour, factor: number): Colour {
  const bound = (value: number): number => Math.min(255, value * factor);
  return [bound(red), bound(green), bound(blue)];
}

function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}
