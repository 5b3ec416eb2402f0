import { largeText } from '../../../behaviors/large-text';
import { getMe } from '../../../services/account';
import { messageOf } from '../../../services/cloud';
import { getCard } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';
import { saveToAlbum, sharePicture } from '../../../services/pictures';
import { type CardFacts, factsOf } from './facts';
import { layoutCard } from './layout';
import { measureWith, type Pen, type Picture, paintCard } from './paint';
import { codeFile, localFile } from './picture-files';

/** Pixels a unit of the layout: 1,080 wide, as sharp as the widest phones. */
const scale = 1.5;
/** The canvas is as wide as the page's cards, in rpx. */
const shownWidth = 694;

/** The canvas as WeChat gives it. */
interface CanvasNode {
  width: number;
  height: number;
  getContext(type: '2d'): Pen;
  createImage(): Picture & { src: string; onload: () => void; onerror: () => void };
}

/**
 * The digital card of a grid's officer (网格员名片): drawn as a picture to share in a group and to keep. Of the grid it is
 * opened with, else of the grids the person is responsible for.
 */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    // whose card
    grids: [] as Array<{ code: string; name: string }>,
    gridName: '',
    // the picture
    height: 800,
    words: '',
    busy: '' as '' | 'save' | 'share',
  },

  grid: '',
  canvas: undefined as CanvasNode | undefined,
  /** Temporary; made once of what is drawn. */
  picture: '',

  onLoad({ grid = '' }: { grid?: string }) {
    this.grid = grid;
    void this.load();
  },

  async load() {
    this.setData({ state: 'loading' });
    try {
      if (!this.grid) await this.findMine();
      if (!this.grid) this.setData({ state: 'empty' });
      else await this.draw(this.grid);
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  async findMine() {
    const { roles } = await getMe();
    const grids = roles
      .filter(({ role }) => role === 'officer')
      .map(({ scope, scopeName }) => ({ code: scope, name: scopeName }));
    this.grid = grids[0]?.code ?? '';
    this.setData({ grids, gridName: grids[0]?.name ?? '' });
  },

  async draw(grid: string) {
    const card = await getCard(grid);
    const [code, photo] = await Promise.all([codeFile(card.code), localFile(card.officer?.photo ?? '')]);
    if (grid !== this.grid) return;
    const facts = factsOf(card);
    await new Promise<void>((done) => this.setData({ state: 'ready', words: wordsOf(facts) }, done));
    const canvas = await this.findCanvas();
    const pictures = { code: await loadImage(canvas, code), photo: photo ? await mayLoad(canvas, photo) : undefined };
    const pen = canvas.getContext('2d');
    const layout = layoutCard(facts, measureWith(pen), pictures.photo !== undefined);
    canvas.width = layout.width * scale;
    canvas.height = Math.round(layout.height * scale);
    paintCard(pen, layout, pictures, scale);
    this.canvas = canvas;
    this.picture = '';
    this.setData({ height: Math.round((layout.height * shownWidth) / layout.width) });
  },

  findCanvas(): Promise<CanvasNode> {
    return new Promise((resolve) => {
      this.createSelectorQuery()
        .select('#card')
        .node(({ node }) => resolve(node as CanvasNode))
        .exec();
    });
  },

  handleGrid(event: WechatMiniprogram.PickerChange) {
    const chosen = this.data.grids[Number(event.detail.value)];
    if (!chosen || chosen.code === this.grid) return;
    this.grid = chosen.code;
    this.setData({ gridName: chosen.name });
    void this.load();
  },

  handleSave() {
    void this.handOut('save', async (path: string) => {
      if (await saveToAlbum(path)) wx.showToast({ title: '已存到相册', icon: 'success' });
    });
  },

  handleShare() {
    void this.handOut('share', sharePicture);
  },

  async handOut(busy: 'save' | 'share', how: (path: string) => Promise<void>) {
    if (this.data.busy) return;
    this.setData({ busy });
    try {
      await how(await this.pictureFile());
    } catch (error) {
      wx.showModal({ title: '没有成功', content: messageOf(error), showCancel: false });
    } finally {
      this.setData({ busy: '' });
    }
  },

  async pictureFile(): Promise<string> {
    const { canvas } = this;
    if (!canvas || this.picture) return this.picture;
    const { tempFilePath } = await wx.canvasToTempFilePath({
      canvas: canvas as unknown as WechatMiniprogram.IAnyObject,
      destWidth: canvas.width,
      destHeight: canvas.height,
      fileType: 'png',
    });
    this.picture = tempFilePath;
    return tempFilePath;
  },

  onShareAppMessage() {
    const scene = encodeURIComponent(`g=${this.grid}`);
    return { title: `${this.data.words.split('，')[0]}，有事找我`, path: `/pages/home/home?scene=${scene}` };
  },
});

/** What a screen reader says of the picture. */
function wordsOf({ place, grid, role, name, phone, hours }: CardFacts): string {
  return [`${place}${grid}${role}${name}`, `电话 ${phone}`, ...hours].join('，');
}

function loadImage(canvas: CanvasNode, path: string): Promise<Picture> {
  return new Promise((resolve, reject) => {
    const image = canvas.createImage();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error(`no picture ${path}`));
    image.src = path;
  });
}

/** A portrait that is broken is left out: the card is still good. */
const mayLoad = (canvas: CanvasNode, path: string): Promise<Picture | undefined> =>
  loadImage(canvas, path).catch(() => undefined);
