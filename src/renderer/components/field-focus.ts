/**
 * Puts the focus on the field of a path, or on the nearest one above it: `loop.count` may have to begin at `loop`.
 * Fields carry their path as `data-path`. False when there is none.
 */
export function focusField(root: ParentNode, path: string): boolean {
  const fields = [...root.querySelectorAll<HTMLElement>('[data-path]')];
  for (const candidate of pathsUpwards(path)) {
    const field =
      fields.find((each) => each.dataset['path'] === candidate) ??
      fields.find((each) => each.dataset['path']?.startsWith(`${candidate}.`));
    if (!field) continue;
    // The dialog's own focus trap comes a moment later and looks for this.
    field.setAttribute('data-autofocus', 'true');
    field.scrollIntoView({ block: 'center' });
    field.focus();
    return true;
  }
  return false;
}

/** `a.b.c`, `a.b`, `a`. */
function pathsUpwards(path: string): string[] {
  const parts = path.split('.');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.')).filter(Boolean);
}
