/** The one environment of this machine. Its names look like real ones so that code cannot tell the difference. */
export const environment = {
  id: 'wanggetong-local',
  bucket: '7767-wanggetong-local-1250000000',
  /** Letters in it on purpose: the SDK turns an all-digit value of the context into a number. */
  appid: 'wx00local0wanggetong',
  region: 'ap-shanghai',
} as const;

/** Limits of the platform that are kept here, in bytes unless said otherwise. Source: CLOUDBASE.md, vendor docs. */
export const limits = {
  /** What a call may carry in. */
  eventBytes: 6 * 1024 * 1024,
  /** What a call may carry out. */
  resultBytes: 1024 * 1024,
  /** One request of the SDK: larger than an event, since an event travels inside it as escaped text. */
  adminBytes: 24 * 1024 * 1024,
  fileBytes: 50 * 1024 * 1024,
  localBytes: 1024 * 1024,
  /** `batchGetDownloadUrl` and `batchDeleteFile` take this many files at once. */
  filesPerCall: 50,
  /** Calls that may wait for an instance of one function. */
  waitingCalls: 1_000,
} as const;

/** What a function gets when its `config.json` says nothing. */
export const functionDefaults = { timeoutSeconds: 20, memoryMegabytes: 256, instances: 2 } as const;
