/**
 * What Electron's preload gives the window as `window.musterPort`: one pipe of texts to the main process. The first
 * text after `open` is the welcome; each `open` ends the line before it.
 */
export interface MusterPort {
  open(): void;
  send(text: string): void;
  onText(listener: (text: string) => void): () => void;
}
