import type { UiNode } from './ui-node';

/** `com.example:id/claim`, or `claim` of whatever app. Compose writes ids without an app; they are compared as a whole. */
export function hasId({ id }: UiNode, wanted: string): boolean {
  return (
    id === wanted ||
    (id !== '' && id.slice(id.indexOf(':id/') + ':id/'.length) === wanted && id.includes(':id/'))
  );
}

/** `android.widget.Button`, or `Button` of whatever package. */
export function hasClass({ className }: UiNode, wanted: string): boolean {
  return className === wanted || className.slice(className.lastIndexOf('.') + 1) === wanted;
}
