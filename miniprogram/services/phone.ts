/** Opens the phone's dialler; people still press the green button themselves. */
export function callPhone(phoneNumber: string): void {
  wx.makePhoneCall({ phoneNumber, fail: () => undefined });
}
