/** Opens the phone's dialler; people still press the green button themselves. */
export function callPhone(phoneNumber: string): void {
  wx.makePhoneCall({ phoneNumber, fail: () => undefined });
}

/** `138 0013 8000`, `0551-6512 3456`: as people read numbers out loud. */
export function spacedPhone(phone: string): string {
  return phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3').replace(/^(0\d{2,3})-?(\d{3,4})(\d{4})$/, '$1-$2 $3');
}
