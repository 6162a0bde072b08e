/**
 * What Electron's preload gives the window as `window.musterPort`: one pipe of texts to the main process. The first
 * text after `open` is the welcome; each `open` ends the line before it.
 */
export interface MusterPort {
  open(): void;
  send(text: string): void;
  onText(listener: (text: string) => void): () => void;
}

/** Messages between preload and main. Every one carries the line it belongs to, so that none outlives a reload. */
export const PORT_CHANNELS = {
  /** Window to main: `(line)`. */
  open: 'muster:open',
  /** Both ways: `(line, text)`. */
  text: 'muster:text',
  /** Window to main: `(line, characters)`, how much has arrived so far; tells main when to hold back. */
  taken: 'muster:taken',
} as const;

/** The window tells what it has taken each time this many characters more have arrived. */
export const TAKEN_EVERY_CHARACTERS = 65_536;
