import { callPhone } from '../../services/phone';

/** "This is urgent", and the numbers to call first when somebody is in danger. `change` carries `{checked}`. */
Component({
  properties: {
    checked: Boolean,
    /** There is no question: only the numbers to call first. */
    certain: Boolean,
  },
  data: {
    numbers: [
      { number: '110', name: '报警' },
      { number: '119', name: '火警' },
      { number: '120', name: '急救' },
    ],
  },
  methods: {
    handleChange(event: WechatMiniprogram.SwitchChange) {
      this.triggerEvent('change', { checked: event.detail.value });
    },
    handleCall(event: WechatMiniprogram.TouchEvent) {
      callPhone(String(event.currentTarget.dataset['number']));
    },
  },
});
