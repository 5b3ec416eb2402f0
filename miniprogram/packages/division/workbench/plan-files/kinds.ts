/** What comes into a plan by a file: its grids, the address points its sizes are counted from, where the community ends. */
export type FileOf = 'plan' | 'addresses' | 'border';

interface Kind {
  title: string;
  hints: string[];
  extensions: string[];
}

/** What the functions read; maps of Tencent and Gaode stand some hundred metres beside it. */
const coordinates = '坐标要用 WGS-84（GPS、天地图）；从腾讯、高德地图上量的，会偏几百米，请先转换';

export const kinds: Record<FileOf, Kind> = {
  plan: {
    title: '导入划分方案',
    hints: [
      '会替换草稿里的全部网格；现有网格请写上原来的编号',
      '表格或 GeoJSON 的写法，可先用“导出”得到一份照着改',
      coordinates,
    ],
    extensions: ['geojson', 'xlsx', 'csv', 'json'],
  },
  addresses: {
    title: '导入住户点',
    hints: ['表头要有：经度、纬度、户数、人数', '会替换这个社区原有的住户点，网格的户数随后按住户点计算', coordinates],
    extensions: ['xlsx', 'xls', 'csv'],
  },
  border: {
    title: '导入社区边界',
    hints: ['GeoJSON 文件，里面只有一个多边形', '之后按这条边界检查：哪里没有划到，哪里划到了外面', coordinates],
    extensions: ['geojson', 'json'],
  },
};
