import cloud from './cloud';

/** Puts a file into storage, over what was there under the path; resolves to its file id. */
export async function writeFile(path: string, bytes: Buffer): Promise<string> {
  const { fileID } = await cloud.uploadFile({ cloudPath: path, fileContent: bytes });
  return fileID;
}

/** A file's bytes; undefined when storage has none under the id, or gives it to nobody. */
export async function readFile(fileId: string): Promise<Buffer | undefined> {
  try {
    const { fileContent } = await cloud.downloadFile({ fileID: fileId });
    return fileContent as unknown as Buffer;
  } catch {
    return undefined;
  }
}
