import { useEffect } from 'react';
import { pressLastUndo } from '../components/toasts';
import { isTyping } from './is-typing';

/** Ctrl or Cmd+Z undoes what the newest toast offers to undo, also while a dialog keeps the focus to itself. */
export function useUndoKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isUndo || event.key.toLowerCase() !== 'z' || event.repeat) return;
      // A field undoes its own typing.
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (pressLastUndo()) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, []);
}
