import { messageOf } from '../../services/cloud';
import { choosePhotos, forgetPhoto, type Photo, shrinkAndKeep, stillThere, uploadPhoto } from '../../services/photos';

/**
 * Up to nine photos of a form: taken or chosen, shrunk on the phone, sent when the form is.
 *
 *   <photo-picker id="photos" value="{{draft.photos}}" bind:change="handlePhotos" />
 *
 * `change` carries `{photos: Photo[]}` each time the photos or their file ids change: keep it in the draft. `value` is
 * read when it is set from outside (a draft restored, a form emptied). Before submitting:
 *
 *   const picker = this.selectComponent('#photos') as unknown as PhotoPicker;
 *   const fileIDs = await picker.upload();   // each once; throws CloudError OFFLINE when one did not arrive
 *
 * After a success call `picker.clear()`: it deletes the copies on the phone.
 */
export interface PhotoPicker {
  upload(): Promise<string[]>;
  clear(): void;
}

interface Item extends Photo {
  state: 'preparing' | 'kept' | 'sending' | 'sent' | 'failed';
  percent: number;
}

const asItem = (photo: Photo): Item => ({ ...photo, state: photo.fileID ? 'sent' : 'kept', percent: 0 });
const asPhoto = ({ path, fileID }: Item): Photo => ({ path, fileID });

Component({
  properties: {
    value: { type: Array, value: [] as Photo[] },
    most: { type: Number, value: 9 },
    /** The words on the tile that adds a photo. */
    label: { type: String, value: '加照片' },
    /** Send each photo as soon as it is chosen instead of with the form. */
    eager: Boolean,
    disabled: Boolean,
  },
  data: {
    items: [] as Item[],
    problem: '',
  },
  observers: {
    value(photos: Photo[]) {
      if (same(photos, this.data.items)) return;
      this.setData({ items: stillThere(photos).map(asItem), problem: '' });
    },
  },
  methods: {
    async handleAdd() {
      if (this.data.disabled) return;
      this.setData({ problem: '' });
      try {
        const { paths, problem } = await choosePhotos(this.data.most - this.data.items.length);
        if (problem) this.setData({ problem });
        for (const source of paths) await this.add(source);
      } catch {
        this.setData({ problem: '没有得到照片。请在手机设置里允许使用相机和相册，再试一次' });
      }
    },

    /** Drawn one after the other: nine at once is more memory than an old phone has. */
    async add(source: string) {
      const index = this.data.items.length;
      const item: Item = { path: source, fileID: '', state: 'preparing', percent: 0 };
      this.setData({ [`items[${index}]`]: item });
      try {
        const path = await shrinkAndKeep(source);
        this.change(source, { path, state: 'kept' });
        this.tell();
        if (this.data.eager) await this.send(path).catch(() => undefined);
      } catch {
        this.setData({
          items: this.data.items.filter((one) => one.path !== source),
          problem: '有一张照片打不开，请换一张',
        });
      }
    },

    handleOpen(event: WechatMiniprogram.TouchEvent) {
      const item = this.itemAt(event);
      if (!item) return;
      if (item.state === 'failed') {
        this.send(item.path).catch((error: unknown) => this.setData({ problem: messageOf(error) }));
        return;
      }
      wx.previewImage({ urls: this.data.items.map((one) => one.path), current: item.path });
    },

    handleRemove(event: WechatMiniprogram.TouchEvent) {
      const item = this.itemAt(event);
      if (!item || this.data.disabled) return;
      this.setData({ items: this.data.items.filter((one) => one.path !== item.path), problem: '' });
      forgetPhoto(item.path);
      this.tell();
    },

    /** Sends what is not sent yet and gives all file ids, in the order they are shown. */
    async upload(): Promise<string[]> {
      this.setData({ problem: '' });
      // A photo just taken may still be being drawn.
      while (this.data.items.some((item) => item.state === 'preparing')) await pause(100);
      for (const item of [...this.data.items]) {
        if (item.state !== 'sent') await this.send(item.path);
      }
      return this.data.items.map((item) => item.fileID).filter((fileID) => fileID !== '');
    },

    clear() {
      for (const { path } of this.data.items) forgetPhoto(path);
      this.setData({ items: [], problem: '' });
      this.tell();
    },

    async send(path: string) {
      this.change(path, { state: 'sending', percent: 0 });
      try {
        const fileID = await uploadPhoto(path, (percent) => {
          // A tenth is enough for the eye and keeps setData rare.
          const shown = this.data.items.find((one) => one.path === path)?.percent ?? 0;
          if (percent - shown >= 10) this.change(path, { percent });
        });
        this.change(path, { state: 'sent', fileID });
        this.tell();
      } catch (error) {
        this.change(path, { state: 'failed' });
        throw error;
      }
    },

    change(path: string, changes: Partial<Item>) {
      const index = this.data.items.findIndex((one) => one.path === path);
      if (index < 0) return;
      const update: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(changes)) update[`items[${index}].${key}`] = value;
      this.setData(update);
    },

    tell() {
      const photos = this.data.items.filter((item) => item.state !== 'preparing').map(asPhoto);
      this.triggerEvent('change', { photos });
    },

    itemAt(event: WechatMiniprogram.TouchEvent): Item | undefined {
      return this.data.items[Number(event.currentTarget.dataset['index'])];
    },
  },
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The form gives back what it was told: that must not make the tiles anew. */
function same(photos: readonly Photo[], items: readonly Item[]): boolean {
  return photos.length === items.length && photos.every((photo, index) => photo.path === items[index]?.path);
}
