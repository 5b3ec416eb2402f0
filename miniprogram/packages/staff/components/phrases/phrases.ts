/**
 * Sentences to tap in instead of typing. `choose` carries `{phrase}`.
 *
 *   <phrases items="{{phrases}}" bind:choose="handlePhrase" />
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    items: { type: Array, value: [] as string[] },
    disabled: Boolean,
  },
  methods: {
    handleTap(event: WechatMiniprogram.TouchEvent) {
      const phrase = this.data.items[Number(event.currentTarget.dataset['index'])];
      if (phrase && !this.data.disabled) this.triggerEvent('choose', { phrase });
    },
  },
});
