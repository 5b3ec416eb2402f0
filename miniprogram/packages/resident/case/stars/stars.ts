const words = ['', '很不满意', '不满意', '一般', '满意', '很满意'];

/**
 * One to five stars, large, with the word for each. `change` carries `{score}`.
 *
 * van-rate draws and is touched; screen readers have no name for its stars, so five named ones lie over it that no
 * finger meets.
 */
Component({
  properties: {
    /** 0 while none is chosen. */
    score: { type: Number, value: 0 },
  },
  data: { words },
  methods: {
    handleRate({ detail: score }: { detail: number }) {
      this.triggerEvent('change', { score });
    },
    handleNamed(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('change', { score: Number(event.currentTarget.dataset['score']) });
    },
  },
});
