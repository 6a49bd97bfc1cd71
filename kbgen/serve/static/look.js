// What the parts of the preview share: colours, with the names of the theme's, and elements.

export const tokens = `
  :host { color-scheme: light dark; --raised: #fff; --sunken: #f3f5fb; --line: #d9deea;
    --border: #737d92; --ink: #1c2230; --muted: #4f596e; --accent: #2f53c0;
    --warning: #7d4a00; --warning-soft: #fff4de; --danger: #a8242f;
    --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
  @media (prefers-color-scheme: dark) {
    :host { --raised: #1a202c; --sunken: #242c3a; --line: #343d4f; --border: #7d889e;
      --ink: #e8ebf2; --muted: #a9b3c6; --accent: #9db5ff; --warning: #f0b566;
      --warning-soft: #2a2412; --danger: #ff9aa1; }
  }
  @media print { :host { display: none; } }
`;

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
