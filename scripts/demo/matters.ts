import type { Outcome } from '../../cloudfunctions/case/case';

/** Something residents ask for and how it goes. `{estate}` and `{door}` are filled in. */
export interface Matter {
  category: string;
  text: string;
  /** Where, after the estate's name. */
  spot: string;
  /** Words on the way, if any. */
  reply?: string;
  /** How it ends; `notOurs` is a return with the right place to go. */
  outcome: Outcome;
  answer: string;
  /** For `notOurs`. */
  where?: string;
  urgent?: boolean;
}

export const urbanMatters: Matter[] = [
  {
    category: 'power',
    spot: '{door}楼道',
    text: '{door}三楼到四楼的楼道灯坏了快一个星期，老人晚上上下楼看不清台阶，请帮忙修一下。',
    reply: '已到现场看过，灯座老化，约了电工今天下午来换。',
    outcome: 'solved',
    answer: '楼道灯座和灯泡已全部更换，并检查了上下两层，均能正常点亮。',
  },
  {
    category: 'water',
    spot: '{door}门前',
    text: '{door}门前的下水道又堵了，污水漫到路上，气味很重，小孩放学都要绕着走。',
    reply: '已联系疏通队，预计两小时内到场。',
    outcome: 'solved',
    answer: '下水道已疏通，清出油污和杂物约两桶，路面已冲洗干净。',
  },
  {
    category: 'road',
    spot: '北门人行道',
    text: '{estate}北门外人行道上有一块井盖松动，电动车压过去响声很大，怕有人踩空。',
    reply: '已放置警示锥桶，正在联系井盖权属单位。',
    outcome: 'solved',
    answer: '井盖为通信井，权属单位已更换新盖并加装防坠网。',
  },
  {
    category: 'rubbish',
    spot: '垃圾亭',
    text: '{estate}垃圾亭这两天没有清运，桶都满了，袋子堆在地上，招苍蝇。',
    outcome: 'solved',
    answer: '清运车故障造成漏收，已补收并冲洗地面，今后改为每天两次。',
  },
  {
    category: 'noise',
    spot: '{door}楼下',
    text: '楼下烧烤店晚上十一点后还在外面摆桌子，说话声音很大，影响孩子睡觉。',
    reply: '今晚巡查时会到现场了解情况。',
    outcome: 'partlySolved',
    answer: '已与店主约定二十二点后不再外摆，本周会继续在晚间查看，仍有扰民请随时反映。',
  },
  {
    category: 'dispute',
    spot: '{door}',
    text: '楼上卫生间漏水，天花板都发霉了，找过邻居两次都说不是他家的问题，希望社区帮忙协调。',
    reply: '已约双方周六上午十点到社区调解室见面。',
    outcome: 'solved',
    answer: '经现场查看为楼上地漏防水破损，双方签订协议，楼上一周内修好并承担粉刷费用。',
  },
  {
    category: 'fireRisk',
    spot: '{door}一楼',
    text: '一楼楼道里停了四五辆电动车，还有人从楼上拉线下来充电，太危险了，请管一管。',
    urgent: true,
    reply: '正在赶往现场。',
    outcome: 'solved',
    answer: '车辆已全部移到车棚，飞线已拆除，并在楼道张贴了提示。车棚还有充电口可用。',
  },
  {
    category: 'unsafeHouse',
    spot: '{door}东墙',
    text: '东面外墙有瓷砖脱落，昨天掉下来一块，幸好没有砸到人，下面是小孩玩的地方。',
    urgent: true,
    reply: '已拉警戒线，联系维修单位查看。',
    outcome: 'partlySolved',
    answer: '松动的瓷砖已敲除并设围挡，整面外墙的修复已申请维修资金，预计下月施工。',
  },
  {
    category: 'minimumLiving',
    spot: '{door}',
    text: '爱人去年生病后家里只有我一个人打零工，想问问低保怎么申请，要准备什么材料。',
    outcome: 'solved',
    answer: '已上门说明申请条件和所需材料，并协助填写申请表，社区将在五个工作日内入户核查。',
  },
  {
    category: 'disability',
    spot: '{door}',
    text: '父亲腿脚不便，办了残疾证，想申请一辆轮椅，不知道到哪里办。',
    outcome: 'solved',
    answer: '已帮助在残联系统登记辅具需求，轮椅到货后由社区送上门。',
  },
  {
    category: 'seniorAllowance',
    spot: '{door}',
    text: '母亲今年满八十岁了，想咨询高龄津贴怎么领，老人不会用手机。',
    outcome: 'solved',
    answer: '已上门采集信息并代为申报，从下月起发放到老人的社保卡。',
  },
  {
    category: 'socialInsurance',
    spot: '{door}',
    text: '我的城乡居民医保今年不知道有没有缴上，手机上查不到记录，麻烦帮忙看看。',
    outcome: 'solved',
    answer: '已查到缴费记录，状态正常。查询入口已截图发给您，也可到社区窗口打印。',
  },
  {
    category: 'residencePermit',
    spot: '{door}',
    text: '租住在这里快一年了，孩子明年上学要居住证，请问需要带哪些材料，到哪里办？',
    outcome: 'notOurs',
    answer: '居住证由公安派出所办理，请带身份证、租房合同原件和近期照片；网格可以为您开具居住情况说明。',
    where: '辖区派出所户籍窗口',
  },
  {
    category: 'employment',
    spot: '{door}',
    text: '原来的厂搬走了，四十八岁，想找一份离家近的工作，保洁、食堂都可以。',
    reply: '已登记您的求职意向，周三下午社区有招聘会。',
    outcome: 'solved',
    answer: '已推荐到附近的学校食堂，面试通过，下周一上班。',
  },
  {
    category: 'familyPlanning',
    spot: '{door}',
    text: '刚生了二胎，想咨询生育登记和补贴怎么办理。',
    outcome: 'solved',
    answer: '生育登记已在线上办好，补贴申请表已留下，填好后放到社区窗口即可。',
  },
  {
    category: 'rubbish',
    spot: '西侧绿化带',
    text: '有人把装修垃圾倒在{estate}西侧绿化带里，堆了好几天没人处理。',
    reply: '正在调看监控查找是谁倾倒的。',
    outcome: 'solved',
    answer: '已找到倾倒的装修队，责令当天清走，绿化已补种。',
  },
  {
    category: 'power',
    spot: '南门路口',
    text: '南门路口两盏路灯不亮，晚上车又多，老人出来散步不安全。',
    outcome: 'solved',
    answer: '路灯养护单位已更换故障的控制器，当晚亮灯正常。',
  },
  {
    category: 'noise',
    spot: '{door}',
    text: '旁边工地夜里十二点还在施工，连续三天了，完全睡不着。',
    outcome: 'notOurs',
    answer: '夜间施工许可和处罚由生态环境分局负责，我们已把情况转告，也可直接拨打他们的热线。',
    where: '区生态环境分局',
  },
  {
    category: 'road',
    spot: '主路',
    text: '{estate}里的主路坑坑洼洼，下雨积水，老人推车很不方便，能不能修一修。',
    reply: '已测量破损面积，正在向社区申请维修。',
    outcome: 'cannotSolve',
    answer: '主路翻修需列入明年老旧小区改造计划，今年没有经费；先对三处最深的坑做了填补，请谅解。',
  },
  {
    category: 'other',
    spot: '{door}',
    text: '家里老人走失过一次，想问问社区有没有定位手环可以申请。',
    outcome: 'solved',
    answer: '已从爱心物资中为老人申请一只定位手环，并教会家属使用。',
  },
  {
    category: 'water',
    spot: '{door}',
    text: '早上起来自来水发黄，放了十几分钟还是有颜色，能不能帮忙问问自来水公司。',
    outcome: 'solved',
    answer: '昨夜管网抢修引起水流扰动，供水单位已排放冲洗，现场取水已清澈。',
  },
  {
    category: 'dispute',
    spot: '{door}',
    text: '对门长期把鞋柜和纸箱放在公共过道，说了几次都不听，希望网格员上门劝一劝。',
    outcome: 'solved',
    answer: '已上门沟通，对方当天把物品搬回家中，并表示今后不再占用过道。',
  },
];

export const ruralMatters: Matter[] = [
  {
    category: 'farming',
    spot: '塘口',
    text: '塘埂边的放水涵洞堵了，下面十几亩麦田浇不上水，请村里帮忙看看。',
    reply: '已带人去看，需要小挖机清淤。',
    outcome: 'solved',
    answer: '涵洞已清淤，放水正常，下游田块已轮流灌溉。',
  },
  {
    category: 'farming',
    spot: '大田',
    text: '今年种的草莓叶子发黄有斑点，不知道是什么病，想请农技员来看看。',
    outcome: 'solved',
    answer: '农技站现场诊断为炭疽病，已发放用药说明，一周后回访长势好转。',
  },
  {
    category: 'road',
    spot: '村口',
    text: '村口到大路的水泥路塌了一个角，拉货的三轮车差点翻沟里。',
    urgent: true,
    reply: '已设警示牌，请先绕行。',
    outcome: 'solved',
    answer: '塌陷处已回填并浇筑混凝土，养护三天后恢复通行。',
  },
  {
    category: 'minimumLiving',
    spot: '{door}',
    text: '我家老两口都七十多了，儿子在外打工受伤，能不能申请临时救助？',
    outcome: 'solved',
    answer: '已协助申请临时救助，镇里审批通过，款项本周发放到账。',
  },
  {
    category: 'unsafeHouse',
    spot: '老屋',
    text: '隔壁老屋长年没人住，屋顶塌了一半，刮风时掉瓦，小孩常在旁边玩。',
    reply: '已联系房主并拉警戒线。',
    outcome: 'partlySolved',
    answer: '危险部位已拆除，房主同意年底前全部拆除，期间由网格每周查看。',
  },
  {
    category: 'rubbish',
    spot: '河边',
    text: '河边又有人倒建筑垃圾，把排水沟都压住了。',
    outcome: 'solved',
    answer: '垃圾已清运，排水沟已恢复，路口加装了一个摄像头。',
  },
];

/** What residents write when they rate, by score. */
export const thanks: Record<number, string[]> = {
  5: ['办得很快，谢谢网格员！', '上门很及时，态度也好。', '解决了大问题，点赞。', ''],
  4: ['基本满意。', '处理得不错，希望再快一点。', ''],
  3: ['还行，等了几天。'],
};

/** What residents write when it is not solved, and what the centre then does. */
export const comebacks = [
  {
    dispute: '修好没两天又坏了，和原来一样。',
    answer: '受理中心与维修单位到现场复查，找到根本原因并重新处理，已试用三天无问题。',
  },
  {
    dispute: '说是处理了，但情况没有变化，请再来看看。',
    answer: '值班人员当天到场核实，会同网格责任人重新办理，现场已确认解决。',
  },
];
