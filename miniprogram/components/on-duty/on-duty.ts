import { callPhone } from '../../services/phone';
import { getOnDuty } from '../../services/rota';

/**
 * Who is on duty at a centre today, with a way to call; nothing while nobody is set or the network is gone.
 *
 *   <on-duty desk="{{card.community.code}}" />
 */
Component({
  properties: {
    /** The centre's code. */
    desk: String,
  },
  data: {
    people: [] as Array<{ name: string; phone: string }>,
  },
  observers: {
    desk(desk: string) {
      if (desk) void this.load(desk);
    },
  },
  methods: {
    async load(desk: string) {
      try {
        const { people } = await getOnDuty(desk);
        if (desk === this.data.desk) this.setData({ people });
      } catch {
        // The centre's own phone stands above it.
        this.setData({ people: [] });
      }
    },

    handleCall(event: WechatMiniprogram.TouchEvent) {
      callPhone(String(event.currentTarget.dataset['phone']));
    },
  },
});
