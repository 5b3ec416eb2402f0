import { messageOf } from '../../../../services/cloud';
import { exportPlan } from '../../../../services/division';
import { handOut } from '../../../../services/files';

const formats = ['xlsx', 'csv', 'geojson'] as const;
const names = ['Excel 表格（xlsx）', '文本表格（csv）', '地图文件（GeoJSON）'];

/** Lets the person choose a form, makes the file and hands it out. Nothing happens when they change their mind. */
export async function handOutPlan(community: string, version: number): Promise<void> {
  const format = await chosenFormat();
  if (!format) return;
  wx.showLoading({ title: '正在导出', mask: true });
  try {
    await handOut(await exportPlan(community, version, format));
  } catch (error) {
    wx.hideLoading();
    wx.showToast({ title: messageOf(error), icon: 'none' });
  }
}

async function chosenFormat(): Promise<(typeof formats)[number] | undefined> {
  try {
    return formats[(await wx.showActionSheet({ itemList: names })).tapIndex];
  } catch {
    return undefined;
  }
}
