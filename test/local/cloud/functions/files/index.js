const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true });

/** The other SDK, loaded only by those who ask for it: each costs a third of a second. */
function cloudbase() {
  const tcb = require('@cloudbase/node-sdk');
  return tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
}

/** A file's whole life through each of the two SDKs, which answer alike here. */
exports.main = async ({ sdk, cloudPath, text }) => {
  const files = sdk === 'cloudbase' ? cloudbase() : cloud;
  const { fileID } = await files.uploadFile({ cloudPath, fileContent: Buffer.from(text) });
  const downloaded = await files.downloadFile({ fileID });
  const urls = await files.getTempFileURL({ fileList: [fileID, `${fileID}.missing`] });
  const deleted = await files.deleteFile({ fileList: [fileID, `${fileID}.missing`] });
  const gone = await files.getTempFileURL({ fileList: [fileID] });
  return {
    fileID,
    text: downloaded.fileContent.toString(),
    urls: urls.fileList,
    deleted: deleted.fileList,
    gone: gone.fileList,
  };
};
