/** What the address of the phone's page says: `/phone?person=&page=&scene=&font=&frame=1`. */
export interface PhoneOptions {
  person: string;
  /** Page to open first, with its query: `pages/case/case?id=1`. Empty: the first page. */
  page: string;
  /** Content of a mini program code, or a number that says how the program was opened. */
  scene: string;
  fontSize: number;
  /** Inside the shell's frame the phone has a status bar; on a real phone it has its own. */
  framed: boolean;
}

export function readOptions(search: string): PhoneOptions {
  const values = new URLSearchParams(search);
  return {
    person: values.get('person') ?? '',
    page: (values.get('page') ?? '').replace(/^\//, ''),
    scene: values.get('scene') ?? '',
    fontSize: Number(values.get('font')) || 16,
    framed: values.get('frame') === '1',
  };
}
