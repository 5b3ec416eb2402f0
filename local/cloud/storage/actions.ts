import type { LocalStorage } from './index';
import { checkedList } from './index';

type StorageAction = (storage: LocalStorage, params: Record<string, unknown>) => object | Promise<object>;

/** The `storage.*` actions of the SDK: parameters in, `data` of the answer out. Throw `HttpError` for bad parameters. */
export const storageActions = new Map<string, StorageAction>([
  ['storage.getUploadMetadata', getUploadMetadata],
  ['storage.batchGetDownloadUrl', batchGetDownloadUrl],
  ['storage.batchDeleteFile', batchDeleteFile],
]);

function getUploadMetadata(storage: LocalStorage, params: Record<string, unknown>): object {
  const { url, fileID, authorization } = storage.uploadAddress(params['path']);
  return { url, token: 'local', authorization, fileId: fileID, cosFileId: authorization };
}

async function batchGetDownloadUrl(storage: LocalStorage, params: Record<string, unknown>): Promise<object> {
  const files = checkedList(params['file_list']) as Array<{ fileid?: unknown; max_age?: unknown } | null>;
  const download_list = await Promise.all(
    files.map(async (file) => {
      const found = await storage.temporaryUrl(file?.fileid, file?.max_age);
      if ('error' in found) return { code: found.error, fileID: found.fileID, tempFileURL: '', maxAge: file?.max_age };
      return { code: 'SUCCESS', ...found };
    }),
  );
  return { download_list };
}

async function batchDeleteFile(storage: LocalStorage, params: Record<string, unknown>): Promise<object> {
  const delete_list = await Promise.all(
    checkedList(params['fileid_list']).map(async (fileID) => ({
      code: (await storage.remove(fileID)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST',
      fileID,
    })),
  );
  return { delete_list };
}
