/**
 * Asks for one subscription message. WeChat allows this only inside a tap, before anything is awaited. A refusal, a
 * missing template or an old WeChat is simply no.
 */
export async function askReminder(templateId: string): Promise<boolean> {
  if (!templateId) return false;
  try {
    const answer = (await wx.requestSubscribeMessage({ tmplIds: [templateId] })) as unknown as Record<string, string>;
    return answer[templateId] === 'accept';
  } catch {
    return false;
  }
}
