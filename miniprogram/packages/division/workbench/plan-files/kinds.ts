/** What comes into a plan by a file: its grids, the address points its sizes are counted from, where the community ends. */
export type FileOf = 'plan' | 'addresses' | 'border';

interface Kind {
  title: string;
  hints: string[];
  extensions: string[];
}

export const kinds: Record<FileOf, Kind> = {
  plan: {
    title: '导入划分方案',
    hints: ['会替换草稿里的全部网格；现有网格请写上原来的编号', '表格或 GeoJSON 的写法，可先用“导出”得到一份照着改'],
    extensions: ['geojson', 'xlsx', 'csv', 'json'],
  },
  addresses: {
    title: '导入住户点',
    hints: ['表头要有：经度、纬度、户数、人数', '会替换这个社区原有的住户点，网格的户数随后按住户点计算'],
    extensions: ['xlsx', 'xls', 'csv'],
  },
  border: {
    title: '导入社区边界',
    hints: ['GeoJSON 文件，里面只有一个多边形', '之后按这条边界检查：哪里没有划到，哪里划到了外面'],
    extensions: ['geojson', 'json'],
  },
};
