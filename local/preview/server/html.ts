/** The phone alone, for a window or a frame. */
export function phonePage(): string {
  return page('网格通', '/app/phone.js', 'viewport-fit=cover, user-scalable=no');
}

/** The phone with what people need beside it. */
export function shellPage(): string {
  return page('网格通 · 预览', '/app/shell.js', '');
}

function page(title: string, script: string, viewport: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1${viewport && `, ${viewport}`}">
<link rel="icon" href="data:,">
<title>${title}</title>
</head>
<body>
<script src="${script}"></script>
</body>
</html>
`;
}
