/** Mobile, landline with area code, or service number such as 12345 and 400…; spaces and hyphens are allowed between. */
const phoneForm = /^(1[3-9]\d{9}|0\d{9,11}|[48]00\d{7}|1\d{2,5}|[2-9]\d{6,7})$/;

/** Why a text is no phone number, in Chinese, or undefined when it is one. */
export function phoneProblem(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  return phoneForm.test(digits) ? undefined : `不是规范的电话号码：“${text}”，应为手机号，或带区号的固定电话`;
}
