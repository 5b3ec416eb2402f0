/** One photo of a form: where it is on this phone, and where in the cloud once it was sent. */
export interface Photo {
  /** A path under wx.env.USER_DATA_PATH: it outlives the page and the app. */
  path: string;
  /** `cloud://…`, or '' until it was uploaded. */
  fileID: string;
}
