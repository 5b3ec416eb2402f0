/** The phone alone, for a window or a frame. `mainPackage` is loaded along with the phone's own code. */
export function phonePage(mainPackage: string): string {
  return page('网格通', '/app/phone.js', 'viewport-fit=cover, user-scalable=no', mainPackage);
}

/** The phone with what people need beside it. */
export function shellPage(): string {
  return page('网格通 · 预览', '/app/shell.js', '');
}

function page(title: string, script: string, viewport: string, preload = ''): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1${viewport && `, ${viewport}`}">
<link rel="icon" href="data:,">${preload && `\n<link rel="preload" as="script" href="${preload}">`}
<title>${title}</title>
</head>
<body>
<script src="${script}"></script>
</body>
</html>
`;
}
