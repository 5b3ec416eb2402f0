type Values = Record<string, string | boolean | ((event: Event) => void)>;

/** Makes a DOM element: attributes as text, handlers as functions (`onclick`), children as elements or text. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  values: Values = {},
  children: (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.toggleAttribute(name, true);
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}
