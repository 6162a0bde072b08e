import { createContext, use, type ReactNode } from 'react';
import type { SettingsRow } from '../../../shared/settings-list';
import { markedPieces } from './find-settings';

interface ShownRows {
  readonly rows: ReadonlySet<SettingsRow>;
  readonly query: string;
}

const ShownRowsContext = createContext<ShownRows | null>(null);

/** Tells the rows inside which of them are shown, and what was searched for. */
export function ShownRowsProvider({ value, children }: { value: ShownRows; children: ReactNode }) {
  return <ShownRowsContext value={value}>{children}</ShownRowsContext>;
}

export function useShownRows(): ShownRows {
  const value = use(ShownRowsContext);
  if (!value) throw new Error('used outside of ShownRowsProvider');
  return value;
}

/** A text with what was searched for marked. */
export function Marked({ text }: { text: string }) {
  const { query } = useShownRows();
  return markedPieces(text, query).map((piece, index) =>
    piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text,
  );
}
