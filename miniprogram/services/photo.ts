/** A larger one is not drawn: the memory of an old phone ends before. Bytes. */
const mostBytes = 10 * 1024 * 1024;

/** A photo as the person took or chose it. */
export interface ChosenPhoto {
  path: string;
  /** Bytes, after WeChat has shrunk it where it could; undefined where the phone does not tell. */
  size?: number | undefined;
}

/** The photos a phone can draw, and a sentence for the person about those that are too large; '' when all are good. */
export function drawable(photos: readonly ChosenPhoto[]): { paths: string[]; problem: string } {
  const isLarge = ({ size = 0 }: ChosenPhoto): boolean => size > mostBytes;
  const large = photos.filter(isLarge);
  const paths = photos.filter((photo) => !isLarge(photo)).map(({ path }) => path);
  const [first] = large;
  if (!first) return { paths, problem: '' };
  const megabytes = Math.round((first.size ?? 0) / 1024 / 1024);
  const which = large.length === 1 ? `有一张照片有 ${megabytes} MB` : `有 ${large.length} 张照片`;
  return { paths, problem: `${which}，超过 10 MB，没有加进来。请用微信拍一张，或截图后再选` };
}

/** One photo of a form: where it is on this phone, and where in the cloud once it was sent. */
export interface Photo {
  /** A path under wx.env.USER_DATA_PATH: it outlives the page and the app. */
  path: string;
  /** `cloud://…`, or '' until it was uploaded. */
  fileID: string;
}
