/**
 * Photos that were sent: thumbnails, the whole photo on a tap. Nothing at all without photos.
 *
 *   <photo-list photos="{{item.photos}}" />
 */
Component({
  properties: {
    /** Storage file ids (`cloud://…`). */
    photos: { type: Array, value: [] as string[] },
  },
  data: {
    /** By index: the picture could not be loaded. */
    broken: {} as Record<number, boolean>,
  },
  methods: {
    handleOpen(event: WechatMiniprogram.TouchEvent) {
      const index = Number(event.currentTarget.dataset['index']);
      if (this.data.broken[index]) {
        this.setData({ [`broken[${index}]`]: false });
        return;
      }
      const current = this.data.photos[index];
      if (current) wx.previewImage({ urls: this.data.photos, current });
    },

    handleError(event: WechatMiniprogram.CustomEvent) {
      this.setData({ [`broken[${event.currentTarget.dataset['index']}]`]: true });
    },
  },
});
