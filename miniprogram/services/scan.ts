/** What one of our codes carries: `g=<grid code>` on cards and boards, `i=<token>` in invitations. */
export interface Scene {
  grid?: string;
  invitation?: string;
}

/** Reads the `scene` a page was opened with; it comes URL-encoded. */
export function readScene(scene: string | undefined): Scene {
  const [, kind, value] = /^([gi])=(.+)$/.exec(decode(scene ?? '')) ?? [];
  if (!kind || !value) return {};
  return kind === 'g' ? { grid: value } : { invitation: value };
}

/** Opens the camera to scan a code of ours. undefined when people changed their mind; `{}` for a code of something else. */
export async function scanCode(): Promise<Scene | undefined> {
  try {
    const { path, result } = await wx.scanCode({ scanType: ['qrCode', 'wxCode'] });
    const scene = /[?&]scene=([^&]+)/.exec(path || result)?.[1];
    return readScene(scene);
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
