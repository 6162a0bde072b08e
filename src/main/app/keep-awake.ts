import { powerSaveBlocker } from 'electron';

/** Keeps the computer from going to sleep; the screen may go dark all the same. */
export interface KeepAwake {
  set(wanted: boolean): void;
}

export function createKeepAwake(): KeepAwake {
  let id: number | undefined;
  return {
    set: (wanted) => {
      if (wanted === (id !== undefined)) return;
      if (id === undefined) id = powerSaveBlocker.start('prevent-app-suspension');
      else {
        powerSaveBlocker.stop(id);
        id = undefined;
      }
    },
  };
}
